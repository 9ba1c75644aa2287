"""try in all forms: except, else, finally, nested, with returns and jumps through them, raise from, except*."""


def basic(f):
    try:
        f()
    except ValueError as error:
        return "value", str(error)
    except (KeyError, IndexError) as error:
        return "lookup", type(error).__name__
    except:
        return "anything"
    else:
        return "nothing"
    finally:
        print("finally of basic")


def only_finally(x):
    try:
        if x:
            return "from try"
    finally:
        print("cleanup")
    return "after"


def return_in_finally(x):
    for i in range(3):
        try:
            if x == 0:
                raise ValueError
            if x == 1:
                return "try"
            if x == 2:
                continue
            if x == 3:
                break
        except ValueError:
            return "except"
        finally:
            print("f", end=" ")
            if x == 4:
                return "finally"
    return "end"


def nested(x):
    try:
        try:
            try:
                1 // x
            finally:
                print("inner finally")
        except TypeError as e:
            print("type", e)
            raise
        else:
            print("inner else")
        finally:
            print("middle finally")
    except ZeroDivisionError as e:
        print("outer", e)
        try:
            raise KeyError("in handler") from e
        except KeyError as k:
            print(k.__cause__ is e, k.__context__ is e)
    except Exception as e:
        print("other", type(e).__name__)
    return x


def raising(kind):
    try:
        if kind == 0:
            raise ValueError
        elif kind == 1:
            raise ValueError("with text")
        elif kind == 2:
            raise ValueError from None
        elif kind == 3:
            try:
                raise KeyError
            except KeyError as e:
                raise ValueError("chained") from e
        elif kind == 4:
            assert kind != 4, f"assertion {kind}"
        elif kind == 5:
            assert kind != 5
        raise
    except Exception as error:
        return repr(error), repr(error.__cause__), error.__suppress_context__


def groups(*errors):
    out = []
    try:
        raise ExceptionGroup("g", list(errors))
    except* ValueError as group:
        out.append(("value", len(group.exceptions)))
    except* (TypeError, KeyError) as group:
        out.append(("type or key", [type(e).__name__ for e in group.exceptions]))
    except* OSError:
        out.append("os")
    else:
        out.append("else")
    finally:
        out.append("finally")
    return out


def unbound_after():
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as error:
        return str(error)


def delete_inside():
    try:
        raise ValueError
    except ValueError as e:
        del e
    try:
        raise ValueError
    except ValueError as e:
        e = None
    return "fine"


def loops():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                raise StopIteration
        except StopIteration as stop:
            if stop:
                break
        else:
            print("no exception", i)
        finally:
            print("loop finally", i)
    while True:
        try:
            try:
                break
            finally:
                print("leaving")
        except ValueError:
            pass


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.suppress


def managers(x):
    with Manager("a") as a, Manager("b", suppress=True) as b, Manager("c"):
        print(a.name, b.name)
        if x == 0:
            return "from with"
        if x == 1:
            raise ValueError
        for _ in "x":
            with Manager("loop"):
                continue
    with (Manager("d") as d, Manager("e")):
        pass
    with (Manager("h")): print(d.name)
    return "after with"


def thrower(error):
    def f():
        raise error
    return f


print(basic(lambda: None), basic(thrower(ValueError("v"))), basic(thrower(KeyError("k"))), basic(thrower(OSError())), only_finally(1), only_finally(0))
print([return_in_finally(x) for x in range(5)], nested(0), nested(1))
try:
    nested("x")
except TypeError:
    print("not reached")
print([raising(k) for k in range(6)])
print(groups(ValueError(), ValueError()), groups(TypeError(), KeyError(), ValueError()), groups(OSError(1, "x")))
print(unbound_after(), delete_inside())
loops()
print(managers(0), managers(1), managers(2))
