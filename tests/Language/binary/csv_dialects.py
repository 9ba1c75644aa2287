"""Reading and writing CSV."""
import _csv
import io


def rd(l, **k):
    return list(_csv.reader(l, **k))


def wr(rows, **k):
    f = io.StringIO()
    w = _csv.writer(f, **k)
    w.writerows(rows)
    return f.getvalue()


def show(text):
    try:
        print(text, "=", repr(eval(text)))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for line in r'''_csv.reader()
_csv.reader(1)
_csv.reader([],1)
_csv.reader([],'x')
_csv.reader([],delimiter='ab')
_csv.reader([],delimiter='')
_csv.reader([],delimiter=1)
_csv.reader([],delimiter=None)
_csv.reader([],quotechar='ab')
_csv.reader([],quotechar=1)
_csv.reader([],quotechar=None)
_csv.reader([],quotechar=None,quoting=0)
_csv.reader([],escapechar='ab')
_csv.reader([],escapechar=1)
_csv.reader([],lineterminator=1)
_csv.reader([],lineterminator=None)
_csv.reader([],quoting=9)
_csv.reader([],quoting='a')
_csv.reader([],foo=1)
_csv.reader([],delimiter='\n')
_csv.reader([],delimiter=' ',skipinitialspace=True)
_csv.reader([],quotechar=' ',skipinitialspace=True)
_csv.reader([],delimiter='"')
_csv.reader([],escapechar=',')
_csv.reader([],lineterminator=',')
rd([b'a'])
rd(['a\nb'])
rd(['a\rb'])
rd(['a\n'])
rd(['"a\n','b"'])
rd(['"a"b'],strict=True)
rd(['"a'],strict=True)
rd(['"a'])
rd(['a\\'],escapechar='\\',strict=True)
rd(['a\\'],escapechar='\\')
rd(['a,"b""c",d'])
rd(['1,"2",x'],quoting=2)
rd(['1,"2",3.5'],quoting=2)
rd(['1,,"",x'],quoting=4)
rd(['1,,"",3'],quoting=5)
rd(['a, "b"'],skipinitialspace=True)
rd([''])
rd(['\n'])
rd(['a\0b'])
rd(['"a""'])
rd(['a,b'],delimiter=';')
wr([[1,'a,b',None,2.5,'"']])
wr([['']])
wr([[]])
wr([[None]])
wr([['a','"']],quoting=3)
wr([['a','"']],quoting=3,escapechar='\\')
wr([['a','"']],quoting=3,quotechar=None)
wr([['a',',']],quoting=3)
wr([[1,'a',None,2.5]],quoting=1)
wr([[1,'a',None,2.5]],quoting=2)
wr([[1,'a',None,2.5]],quoting=4)
wr([[1,'a',None,2.5]],quoting=5)
wr([['a"b']],doublequote=False)
wr([['a"b']],doublequote=False,escapechar='\\')
wr([['a\\b']],escapechar='\\')
wr([[' a']],skipinitialspace=True)
wr([['a b']],delimiter=' ')
wr([['a\nb','c\rd']])
wr([['a']],lineterminator='!')
wr([1])
wr(1)
_csv.writer(1)
_csv.writer(io.StringIO()).writerow(1)
_csv.writer(io.StringIO()).writerow(['a'])
_csv.writer(io.StringIO()).writerows(1)
_csv.writer(io.StringIO()).dialect
_csv.field_size_limit()
_csv.field_size_limit('a')
_csv.field_size_limit(1,2)
_csv.get_dialect('x')
_csv.list_dialects()
_csv.unregister_dialect('x')
_csv.register_dialect(1)
_csv.register_dialect('x')
_csv.register_dialect('x',1)
_csv.get_dialect('x').delimiter
_csv.Dialect().lineterminator
_csv.Dialect(delimiter='\t').delimiter
_csv.Dialect().strict
_csv.Dialect().quoting
_csv.Dialect(1,2)
_csv.Dialect(_csv.Dialect)
_csv.Dialect().__class__
_csv.reader([]).dialect
_csv.reader([]).line_num
_csv.Dialect(quoting=3).quotechar
_csv.Dialect(None)
_csv.Dialect().__reduce__()
__import__('copy').copy(_csv.Dialect())'''.splitlines():
    show(line)
