"""Methods of bytes and bytearray, their errors among them."""


def show(text):
    try:
        print(text, "=", repr(eval(text)))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for line in r'''b''.find('a')
b''.find(256)
b''.find(-1)
b''.find(None)
b'ab'.find(b'b', 'x')
'a' in b'a'
256 in b'a'
-1 in b'a'
2**70 in b''
b''.find(2**70)
None in b''
b''.index(b'a')
b''.rindex(b'a')
bytearray().index(b'a')
b''.startswith('a')
b''.startswith(('a',))
b''.startswith(1)
b''.split('a')
b''.split(b'')
b''.rsplit(b'')
b''.partition(b'')
b''.partition('')
b''.join([1])
b''.join(['a'])
b''.join(1)
b''.replace('a',b'b')
b''.replace(b'a','b')
b''.center('a')
b''.center(5,'a')
b''.center(5,b'ab')
b''.center(5,bytearray(b'a'))
b''.ljust(5,2)
b'a'.translate('a')
b'a'.translate(b'a')
b'a'.translate(None,'a')
b'a'.translate()
bytes.maketrans(b'a',b'bc')
bytes.maketrans('a',b'bc')
bytes.fromhex('a')
bytes.fromhex('ab c')
bytes.fromhex('abx')
bytes.fromhex('ab\u20ac')
bytes.fromhex(b'ab')
bytes.fromhex('xx')
b'a'.hex(sep='')
b'a'.hex(sep='ab')
b'a'.hex(sep='\u20ac')
b'a'.hex(sep=b'\xff')
b'a'.hex(sep=1)
b'abcd'.hex(':',2)
b'abcde'.hex(':',-2)
b'abcde'.hex(':',0)
b'abcde'.hex(b':')
b'a'.hex(bytes_per_sep='a')
bytes('a')
bytes(1,'a')
bytes(b'a','a')
bytes('a','utf-8','strict','x')
bytes('a',1)
bytes('a',errors='strict')
bytes(encoding='a')
bytes(errors='a')
bytes(-1)
bytes(2**70)
bytes([256])
bytes(['a'])
bytes([2**80])
bytes(1.5)
bytes(None)
bytes(source=1)
bytes(foo=1)
bytearray('a')
bytearray(-1)
bytearray([256])
bytearray(['a'])
bytearray([2**80])
bytearray(1.5)
bytearray(b'','a')
bytearray(1,'a')
b'a'+'b'
b'a'+1
b'a'+None
bytearray()+'b'
bytearray()+1
b'a'*'b'
b'a'*2**70
b'a'[5]
b'a'[2**70]
b'a'[::0]
bytearray(b'a')[5]
bytearray(b'a')['a']
bytearray(b'a').append('a')
bytearray(b'a').append(256)
bytearray(b'a').append(-1)
bytearray(b'a').append(2**70)
bytearray(b'a').insert(0,'a')
bytearray(b'a').insert(0,256)
bytearray(b'a').extend(1)
bytearray(b'a').extend('a')
bytearray(b'a').extend(['a'])
bytearray(b'a').extend([256])
bytearray(b'a').pop(5)
bytearray(b'').pop()
bytearray(b'').pop('a')
bytearray(b'a').remove(98)
bytearray(b'a').remove(256)
bytearray(b'a').remove('a')
bytearray(b'a').__setitem__(5,1)
bytearray(b'a').__setitem__(0,256)
bytearray(b'a').__setitem__(0,'a')
bytearray(b'a').__setitem__('a','a')
bytearray(b'a').__setitem__(slice(0,1),'a')
bytearray(b'a').__setitem__(slice(0,1),1)
bytearray(b'a').__setitem__(slice(0,1),1.5)
bytearray(b'a').__setitem__(slice(0,1),[256])
bytearray(b'abcdef').__setitem__(slice(0,5,2),b'a')
bytearray(b'a').__delitem__(5)
bytearray(b'a').__delitem__('a')
bytearray(b'a').__iadd__('a')
bytearray(b'a').__imul__('a')
b'%d'%'a'
b'%d'%1.5
b'%x'%1.5
b'%c'%256
b'%c'%'a'
b'%c'%b'ab'
b'%c'%[1]
b'%s'%'a'
b'%b'%1
b'%b'%'a'
b'%a'%'\u20ac'
b'%r'%'\u20ac'
b'%s %s'%(b'a',)
b'%s'%(b'a',b'b')
b'a'%1
b'a'%(1,)
b'a'%{}
b'%(a)s'%1
b'%(a)s'%{b'a':b'b'}
b'%(a)s'%{'a':b'b'}
b'%(as'%{}
b'%y'%1
b'%\xff'%1
b'%'%1
b'%*d'%(1,)
b'%*d'%('a',1)
b'%.*d'%('a',1)
b'%99999999999999999999d'%1
b'%.99999999999999999999d'%1
b'%f'%'a'
b'%5.2s|%-5s|'%(b'abc',b'd')
b'%#x %#o %+d % d %05d %-5d|'%(255,8,1,1,1,1)
b'%5c|%-5c|'%(65,b'b')
b'%.3f %g %e'%(1.5,2.5,3.5)
b'%i %u'%(1,2)
b'%d'%None
b'%5%'%()
b'%%'%()
b'a'<'a'
b'a'=='a'
b'a'==bytearray(b'a')
b'a'<memoryview(b'b')
b'a'==memoryview(b'a')
b'a'.expandtabs('a')
b'\ta\tb'.expandtabs(4)
b'a'.zfill('a')
b'+a'.zfill(5)
b'a'.removeprefix('a')
b'a'.strip('a')
b'a'.strip(1)
b'a'.splitlines(1,2)
b'a'.decode(1)
bytes.decode()
b'a'.count()
b'a'.find()
b'a'.startswith()
b'a'.find(b'a',1,2,3)
bytearray(b'x').__reduce__()
bytearray(b'x').__reduce_ex__(0)
bytearray(b'x').__reduce_ex__(2)
bytearray(b'x').__reduce_ex__(3)
bytearray(b'x').__alloc__()
repr(bytearray(b"a'b"))
repr(b"a'b\"\n\t\r\0\xff\\")
type('B',(bytearray,),{})(b'x')
type('B',(bytes,),{})(b'x')
b'x'.__getnewargs__()
bytearray.copy(1)
iter(b'')
iter(bytearray())
iter(b'abc').__reduce__()
iter(b'abc').__length_hint__()
iter(b'abc').__setstate__('a')
b'a'.join([b'b',b'c',bytearray(b'd')])
bytes.join(b'a',(b'b',))
b'a b'.title()
b'aB1'.swapcase()
b'a\nb\r\nc\rd'.splitlines(True)'''.splitlines():
    show(line)
