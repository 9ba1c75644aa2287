"""Streams of zlib."""
import zlib

c=zlib.compress(b'abc'*10)
d=zlib.compressobj(zdict=b'abc'); cd=d.compress(b'abcabc')+d.flush()
def D(**k): return zlib.decompressobj(**k)
def fin():
    o=zlib.compressobj(); o.compress(b'a'); o.flush(); return o
def eof():
    o=zlib.decompressobj(); o.decompress(c+b'xyz'); return o
def part():
    o=zlib.decompressobj(); o.decompress(c,3); return o


def show(text):
    try:
        print(text, "=", repr(eval(text)))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for line in r'''zlib.compress('a')
zlib.compress(b'a',10)
zlib.compress(b'a',-2)
zlib.compress(b'a',wbits=99)
zlib.compress(b'a',wbits=-8)
zlib.compress(b'a',wbits=31)[:10]
zlib.compress(b'')
zlib.decompress(b'')
zlib.decompress(b'x')
zlib.decompress(c[:-1])
zlib.decompress(c+b'x')
zlib.decompress(b'xxxx')
zlib.decompress(c,wbits=99)
zlib.decompress(c,bufsize=0)
zlib.decompress(c,bufsize=-1)
zlib.decompress(c,9)
zlib.decompress(c,-15)
zlib.decompress(cd)
zlib.compressobj(10)
zlib.compressobj(6,9)
zlib.compressobj(6,8,99)
zlib.compressobj(6,8,15,99)
zlib.compressobj(6,8,15,8,99)
zlib.compressobj(zdict='a')
zlib.compressobj(zdict=1)
zlib.compressobj()
zlib.decompressobj(zdict=1)
zlib.decompressobj(99)
zlib.decompressobj()
D().decompress('a')
D().decompress(c,-1)
D().decompress(c,0)
D().decompress(b'xxxx')
D().decompress(cd)
D(zdict=b'abc').decompress(cd)
D(zdict=b'abx').decompress(cd)
D().flush(0)
D().flush(-1)
D().flush()
fin().compress(b'a')
fin().flush()
fin().copy()
zlib.compressobj().flush(0)
zlib.compressobj().flush(9)
eof().eof
eof().unused_data
eof().decompress(b'a')
eof().unconsumed_tail
eof().flush()
part().flush()
part().eof
D().copy()
type(D())()
type(zlib.compressobj())
type(D())
zlib._ZlibDecompressor().decompress(c+b'abc')
zlib._ZlibDecompressor().needs_input
zlib._ZlibDecompressor(1,2,3)
zlib._ZlibDecompressor(wbits=99)
zlib._ZlibDecompressor().decompress(b'xxxx')
zlib._ZlibDecompressor().decompress(c,3)
zlib.adler32(b'abc')
zlib.adler32(b'abc',-1)
zlib.adler32('a')
zlib.crc32(b'abc',5)
zlib.crc32(b'abc',2**70)'''.splitlines():
    show(line)
