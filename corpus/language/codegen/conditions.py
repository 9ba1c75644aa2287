not a
a and b
a or b or c
a and b or c
not (a and b)
a if b else c
a if not b else c
a if b and c else d
a < b
a == b != c
a < b <= c > d
a is b
a is not b
a in b
a not in b
a in [1, 2]
a not in {1, 2}
-a, +a, ~a, not a
a + b - c * d / e // f % g @ h ** i << j >> k & l | m ^ n
(x := a)
if a: pass
if not a: pass
if a and b: pass
if a or b: pass
if not (a or b) and c: pass
if not (a and b) or c: pass
if (a if b else c): pass
if not (a if b else c): pass
if a < b < c: pass
if not a < b < c < d: pass
if a < b < c or d: pass
if (x := a) and x: pass
if a is None: pass
if a == b: pass
while a and (b or not c): pass
while not a < b < c: break
assert a or b, c
assert not a
x = (a and b) == (c
                  or d)
if (a
    and not b
    or c
    ): pass
