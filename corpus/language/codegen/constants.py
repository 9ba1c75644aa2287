1
1.0
1j
'a'
b'a'
None, True, False, ...
(1, (2, 3))
x = (1, 2, (3, 'a', None))
x = 1; y = 1.0; z = True; w = -1; v = -0.0; u = 0.0
x = 1 + 2 * 3
x = (1, 2)[0]
x = 'a' * 3
x = not 1
def f(): 'doc'
def f(): 'doc'; return 'doc'
def f(): 1; return None
