"""array.array."""
from array import array
import array as module


def show(text, **names):
    try:
        print(text, "=", repr(eval(text, {"array": array, "module": module, **names})))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for code in "bBhHiIlLqQfdw":
    for value in (-2**70, -2**63 - 1, -2**33, -2**20, -300, 300, 2**20, 2**33, 2**63, 2**64, 2**70, "a", 1.5, None, "ab"):
        show("array(c, [v])", c=code, v=value)

for line in r'''array()
array(1)
array('')
array('ab')
array('x')
array('b',1,2)
array('b',x=1)
array('b',1)
array('b','ab')
array('w','ab')
array('w',[1])
array('b',array('w','a'))
array('w',array('b',[1]))
array('b',b'ab')
array('h',b'abc')
array('h',bytearray(b'ab'))
array('i',array('b',[1,2]))
array('b')
array('d',[1.5])
array('b',[1])+[1]
array('b',[1])+array('h',[1])
array('b',[1])*'a'
array('b',[1])*2
2*array('b',[1])
array('b',[1]).__imul__('a')
array('b',[1]).__iadd__([1])
array('b',[1]).extend(1)
array('b',[1]).extend(array('h'))
array('b',[1]).extend(['a'])
array('b',[1])['a']
array('b',[1])[5]
array('b',[1])[2**70]
array('b',[1]).__setitem__(5,1)
array('b',[1]).__setitem__('a',1)
array('b',[1]).__delitem__(5)
array('b',[1]).__setitem__(slice(0,1),[1])
array('b',[1]).__setitem__(slice(0,1),array('h',[1]))
array('b',[1,2,3]).__setitem__(slice(0,3,2),array('b',[1]))
array('b',[1]).pop(5)
array('b').pop()
array('b',[1]).remove(5)
array('b',[1]).index(5)
array('b',[1]).index(1,1)
array('b',[1]).count('a')
array('b',[1]).insert('a',1)
array('b',[1]).fromlist(1)
array('b',[1]).fromlist([1,'a'])
array('h',[1]).frombytes(b'a')
array('h',[1]).frombytes('a')
array('b',[1]).fromunicode('a')
array('b',[1]).tounicode()
array('b',[1]).__reduce_ex__('a')
array('b',[1]).__reduce_ex__(2)
array('b',[1]).__reduce_ex__(3)
[array(c).__reduce_ex__(3)[1][2] for c in 'bBhHiIlLqQfdw']
array('b',[1])<array('h',[2])
array('b',[1])==[1]
array('b',[1])<[1]
array('b',[1])==array('d',[1.0])
'a' in array('b',[1])
iter(array('b',[1,2])).__reduce__()
hash(array('b'))
module._array_reconstructor(1,'b',1,b'')
module._array_reconstructor(array,'b',99,b'')
module._array_reconstructor(array,'b',1,'')
module._array_reconstructor(array,'h',3,b'ab')
module._array_reconstructor(array,'h',2,b'abc')
module._array_reconstructor(int,'h',2,b'abc')
module._array_reconstructor(array,'d',17,b'\0'*8)
memoryview(array('i',[1,2])).format
array('i',[1,2,3])[::2]
array('i',[1,2,3])[1:]'''.splitlines():
    show(line)

numbers = array("h", range(10))
del numbers[::3]
numbers[1:3] = array("h", [100])
numbers.byteswap()
numbers.reverse()
print(numbers, numbers.itemsize, numbers.typecode)
view = memoryview(numbers)
show("n.append(1)", n=numbers)
view.release()
numbers.append(1)
print(numbers.tolist(), numbers.tobytes().hex())
