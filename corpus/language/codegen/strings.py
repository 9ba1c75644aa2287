f''
f'a'
f'{a}'
f'{a}b'
f'a{b}c{d}'
f'{a!r}{b!s}{c!a}'
f'{a:x}'
f'{a:>{b}}'
f'{a!r:{b}.{c}}'
f'{a=}'
f'{a:{b:{c}}}'
f'{a:}'
'x' f'{a}' 'y'
f'{f"{a}"}'
f'''{
a
}
'''
f'{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}'
f'{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}'
'%s' % a
'%s %r %a' % (a, b, c)
'%5s' % (a,)
'%d' % (a,)
'%s' 'x' % (a, b)
'a' 'b'
