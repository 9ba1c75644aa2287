"""Record what CPython 3.13 answers to calls of built-ins with wrong arguments, and what their descriptors look like.

    python3.13 make_binding.py

Writes binding/calls.txt: a line "EXPRESSION<tab>ANSWER", the answer being "Type: message", or "= " and the repr of a
value. tests/Jitter.Runtime.Tests declares natives with the same signatures and must give the same answers.
"""
import json
import pathlib

CALLS = """
[].clear(1)
[].clear(1, 2)
[].clear(x=1)
list.clear()
list.clear(1)
list.clear([], 1)
[].append()
[].append(1, 2)
[].append(x=1)
[].append(1, x=1)
list.append()
list.append(x=1)
list.append(1)
list.append(1, 2)
list.append([], 1, 2)
list.append([], x=2)
[].pop(1, 2)
[].pop('a')
[].pop(2**70)
[].pop(None)
[].pop(x=1)
[].insert()
[].insert(1)
[].insert(1, 2, 3)
[].insert('a', 1)
[].sort(1)
[].sort(1, 2)
[].sort(1, 2, 3)
[].sort(x=1)
[].sort(keys=1)
[].sort(KEY=1)
[].sort(revers=1)
[].sort(key=1, x=3)
[].sort(key=1, reverse=2, x=3)
[].sort(1, key=2)
[].sort(1, 2, key=2)
[].index()
[].index(1, 'a')
[].index(1, 2, 'a')
[].index(1, 2, 3, 4)
[].index(1, x=2)
list(1, 2)
list(x=1)
list(1, x=1)
''.split(1, 2, 3)
''.split(sep=1, maxsplit=2, x=3)
''.split(1, 2, sep=3)
''.split(',', sep=3)
''.split(',', 'a')
''.split(maxsplit='a')
''.split(maxsplit=2**100)
''.split(maxsplit=1.5)
''.encode(1)
''.encode('utf-8', 1)
''.encode(errors=1)
''.encode(None)
''.encode('a\\0b')
''.encode(error='strict')
''.removeprefix()
''.removeprefix(1)
''.removeprefix(None)
''.removeprefix('a', 'b')
''.replace()
''.replace('a')
''.replace('a', 1)
''.replace(1, 'a')
''.replace('a', 'b', 'c')
''.replace('a', 'b', x=1)
''.replace('a', new='b')
''.replace('a', 'b', 1, count=1)
''.replace('a', 'b', 1, 2)
''.expandtabs('a')
''.expandtabs(2**40)
''.expandtabs(2**70)
''.expandtabs(1, 2)
''.expandtabs(tabs=1)
''.zfill('a')
''.zfill(2**100)
''.find()
''.find(1)
''.find('a', 'b')
''.find('a', 1, 2.5)
''.find('a', 1, 2, 3)
''.center()
''.center('a')
''.isidentifier(1)
str.isidentifier()
str.isidentifier(1)
str.maketrans()
str.maketrans(1, 2, 3, 4)
str.maketrans(1, x=2)
int.from_bytes()
int.from_bytes(b'', 1)
int.from_bytes(b'', byteorder=1)
int.from_bytes(b'', 'little', signed=1, x=2)
int.from_bytes(b'', 'little', True)
int.from_bytes(byteorder='little')
int.from_bytes(b'', bytes=b'')
int.from_bytes(1, 2, 3, 4)
float(1, 2)
float(x=1)
complex(1, 2, 3)
complex(z=1)
complex(1, real=2)
memoryview()
memoryview(b'', 1)
memoryview(x=1)
memoryview(b'', object=1)
bool(1, 2)
bool(x=1)
array.array()
array.array(1)
array.array('ab')
math.gcd(1.5)
math.gcd(x=1)
math.isclose()
math.isclose(1)
math.isclose('a', 1)
math.isclose(1, 'a')
math.isclose(1, 2, 3)
math.isclose(1, 2, x=3)
math.isclose(1, 2, rel_tol='a')
math.isclose(1, 2, rel_tol=None)
math.isclose(1, 2, a=3)
math.isclose(b=2)
math.isclose(1, 2, reltol=1)
math.sqrt()
math.sqrt('a')
math.sqrt(1, 2)
math.sqrt(10**400)
math.fmod(1)
math.fmod(1, 2, 3)
math.fmod(1, x=2)
math.comb(1)
math.perm()
math.perm(1, 2, 3)
math.prod()
math.prod([], [])
math.prod(x=[])
math.prod([], start=2, x=1)
print(1, x=2)
print(1, file=2, end=3, sepp=4)
len()
len(1, 2)
len(x=1)
getattr()
getattr(1)
getattr(1, 2, 3, 4)
getattr(1, x=2)
isinstance(1)
hash(x=1)
sum()
sum([], 1, 2)
sum(x=1)
sum([], start=1, x=2)
sum(iterable=[])
pow()
pow(1)
pow(1, 2, 3, 4)
pow(1, x=2)
pow(1, exp=2, base=3)
round()
round(1, 2, 3)
round(1, x=2)
compile()
compile(1)
compile('a', 'b', 1)
compile('a', 'b', 'exec', 'a')
compile('a', 'b', 'exec', 2**40)
compile('a', 'b', 'exec', 1, 2, 3, 4)
compile('a', 'b', 'exec', 1, 2, 3, _feature_version='a')
compile('a', mode='exec', filename='x', y=1)
exec()
exec('', 1, 2, 3)
exec('', source=1)
sys.setrecursionlimit('a')
sys.setrecursionlimit(2**40)
sys.intern(1)
sys.exit(1, 2)
zlib.crc32()
zlib.crc32(b'', 'a')
time.strftime()
time.strftime(1)
time.strftime('', 1, 2)
dict.fromkeys()
dict.fromkeys(1, 2, 3)
dict.fromkeys(x=1)
dict.__dict__['fromkeys']()
dict.__dict__['fromkeys'](1)
dict.__dict__['fromkeys'](list)
dict.__dict__['fromkeys'].__get__(1, list)
dict.__dict__['fromkeys'].__get__(None, 1)
list.__repr__()
list.__repr__(1)
list.__repr__([], 1)
list.__repr__([], x=1)
[].__repr__(1)
[].__repr__(x=1)
[].__len__(1)
[].__lt__()
[].__lt__(1, 2)
[].__contains__()
[].__setitem__(1)
[].__setitem__(1, 2, 3)
[].__delitem__()
[].__delitem__(1, 2)
[].__hash__
list.__init__()
list.__init__(1)
list.__init__([], x=1)
list.__init__([], 1, 2)
list.append.__get__(1)
list.append.__get__(None, None)
list.append.__get__()
list.append.__get__(1, 2, 3)
list.append.__call__()
list.append.__call__([], 1, 2)
list.append.__get__([])(1, 2)
list.append.__get__([])(x=1)
slice.start.__get__(1)
slice.start.__set__(1, 2)
slice.start.__set__(slice(1), 2)
slice.start.__delete__(slice(1))
memoryview.nbytes.__get__('a')
memoryview.nbytes.__set__('a', 1)
memoryview.nbytes.__set__(memoryview(b''), 2)
memoryview.nbytes.__delete__(memoryview(b''))
memoryview(b'').nbytes
list.__new__()
list.__new__(1)
list.__new__(dict)
int.__new__(bool)
repr(list.append)
repr(list.__repr__)
repr(memoryview.nbytes)
repr(slice.start)
repr(len)
repr(math.gcd)
repr(dict.__dict__['fromkeys'])
list.append.__name__
list.append.__qualname__
list.append.__doc__
list.append.__text_signature__
list.clear.__text_signature__
list.sort.__text_signature__
list.pop.__text_signature__
list.index.__text_signature__
list.__text_signature__
list.append.__objclass__.__name__
list.__repr__.__name__
list.__repr__.__qualname__
list.__repr__.__doc__
list.__repr__.__text_signature__
list.__setitem__.__doc__
list.__setitem__.__text_signature__
list.__delitem__.__text_signature__
list.__contains__.__doc__
list.__lt__.__doc__
list.__init__.__doc__
list.__init__.__text_signature__
list.__len__.__doc__
list.__new__.__doc__
list.__new__.__text_signature__
list.__new__.__qualname__
[].append.__qualname__
[].append.__name__
[].append.__module__
[].append.__self__
[].append.__text_signature__
[].__repr__.__qualname__
[].__repr__.__name__
[].__repr__.__objclass__.__name__
dict.fromkeys.__qualname__
dict.fromkeys.__text_signature__
dict.fromkeys.__self__.__name__
dict.__dict__['fromkeys'].__text_signature__
str.maketrans.__text_signature__
str.maketrans.__qualname__
str.maketrans.__self__
int.from_bytes.__text_signature__
memoryview.nbytes.__doc__
memoryview.nbytes.__name__
memoryview.nbytes.__qualname__
slice.start.__qualname__
slice.start.__doc__
slice.start.__objclass__.__name__
len.__name__
len.__qualname__
len.__module__
len.__text_signature__
len.__doc__
math.gcd.__module__
math.gcd.__qualname__
math.gcd.__text_signature__
math.isclose.__text_signature__
print.__text_signature__
sum.__text_signature__
pow.__text_signature__
getattr.__text_signature__
compile.__text_signature__
math.isclose(1, 2, abs_tol=3)
math.fmod(7, 3)
math.gcd(12, 18)
math.gcd()
[].append == [].append
len == len
len != len
[].__repr__.__eq__(1)
"""


def answer(expression):
    import array
    import math
    import sys
    import time
    import zlib
    try:
        return f"= {eval(expression, {}, locals())!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent / "binding"
    folder.mkdir(exist_ok=True)
    lines = [f"{line}\t{json.dumps(answer(line))}\n" for line in CALLS.strip().splitlines()]
    (folder / "calls.txt").write_text("".join(lines), encoding="utf-8", newline="\n")
