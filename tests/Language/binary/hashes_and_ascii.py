"""Hashes, the Mersenne Twister and binascii."""
import _blake2 as b
import _md5 as m
import _sha2 as h
import _sha3 as s
import binascii as bi
from _random import Random as R

def show(text):
    try:
        print(text, "=", repr(eval(text)))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for line in r'''R(1,2)
R(a=1)
R(1.5).random()
R(-5).random()
R(5).random()
R([])
R(2**100).getrandbits(70)
R(0).getrandbits(0)
R(0).getrandbits(-1)
R(0).getrandbits('a')
R(0).getrandbits(1)
R(0).getrandbits(33)
R(0).setstate(1)
R(0).setstate((1,))
R(0).setstate(('a',)*625)
R(0).setstate((1,)*624+(700,))
R(0).setstate((2**70,)*625)
R(0).getstate()[:2]
R(0).seed(1,2)
h.sha256('a')
h.sha256(1)
h.sha256(b'a',b'b')
h.sha256(string=b'a').hexdigest()
h.sha256(x=1)
h.sha256()
h.sha256().name
h.sha256().block_size
h.sha256().digest_size
h.sha224().name
h.sha512().update('a')
h.sha512().update(1)
type(h.sha512())
type(h.sha512())()
type(h.sha512()).__name__
m.md5()
m.md5('a')
s.sha3_256('a')
s.sha3_256(b'a',b'b')
s.sha3_256(data=b'a')
s.sha3_256()
s.shake_128().digest()
s.shake_128().digest(-1)
s.shake_128().digest(2**40)
s.shake_128(b'a').hexdigest(3)
s.shake_128().block_size
s.shake_128().digest_size
s.shake_128()._capacity_bits
s.shake_128()._rate_bits
s.shake_128()._suffix
s.sha3_256()._suffix
s.sha3_256()._rate_bits
s.sha3_256().name
s.sha3_256().block_size
s.sha3_224(1)
s.sha3_224(usedforsecurity=False).hexdigest()
b.blake2b(1)
b.blake2b('a')
b.blake2b(data=b'a')
b.blake2b(b'a',digest_size=0)
b.blake2b(b'a',digest_size=65)
b.blake2b(b'a',key=b'a'*65)
b.blake2b(b'a',salt=b'a'*17)
b.blake2b(b'a',person=b'a'*17)
b.blake2b(b'a',fanout=256)
b.blake2b(b'a',depth=0)
b.blake2b(b'a',leaf_size=2**32)
b.blake2b(b'a',leaf_size=-1)
b.blake2b(b'a',node_offset=2**64)
b.blake2b(b'a',node_offset=-1)
b.blake2b(b'a',node_depth=256)
b.blake2b(b'a',inner_size=65)
b.blake2b(b'a',b'b')
b.blake2s(b'a',digest_size=33)
b.blake2s(b'a',key=b'a'*33)
b.blake2s(b'a',salt=b'a'*9)
b.blake2s(b'a',person=b'a'*9)
b.blake2s(b'a',node_offset=2**48)
b.blake2b().name
b.blake2s().block_size
b.blake2b(b'a')
b.blake2b.MAX_DIGEST_SIZE
bi.a2b_hex('a')
bi.a2b_hex('ax')
bi.a2b_hex('\u20ac')
bi.a2b_hex(1)
bi.a2b_base64('a')
bi.a2b_base64('ab')
bi.a2b_base64('abc')
bi.a2b_base64('abcde')
bi.a2b_base64('ab=c')
bi.a2b_base64('a=')
bi.a2b_base64('=')
bi.a2b_base64('\u20ac')
bi.a2b_base64(1)
bi.a2b_base64(b'=abcd',strict_mode=True)
bi.a2b_base64(b'ab==c',strict_mode=True)
bi.a2b_base64(b'ab===',strict_mode=True)
bi.a2b_base64(b'ab=c=',strict_mode=True)
bi.a2b_base64(b'a b=',strict_mode=True)
bi.a2b_base64(b'ab',strict_mode=True)
bi.a2b_base64(b'ab==',strict_mode=True)
bi.a2b_base64(b'abcd=',strict_mode=True)
bi.a2b_base64(b'ab==\n',strict_mode=True)
bi.a2b_base64(b'ab==abcd')
bi.a2b_base64(b'ab=abcd==')
bi.b2a_base64('a')
bi.b2a_base64(b'abcd',newline=False)
bi.b2a_uu(b'a'*46)
bi.b2a_uu(b'abc')
bi.b2a_uu(b'\0\0\0',backtick=True)
bi.a2b_uu(b'#86)C\n')
bi.a2b_uu(b'#86)C \n')
bi.a2b_uu(b'#86)Cx\n')
bi.a2b_uu(b'#8\x01)C\n')
bi.a2b_uu(b'\x7f')
bi.a2b_uu(b'#')
bi.crc_hqx(b'abc',0)
bi.crc_hqx(b'abc',-1)
bi.crc32(b'abc')
bi.crc32(b'abc',-1)
bi.crc32('abc')
bi.b2a_hex(b'abc',':')
bi.hexlify('a')
bi.a2b_qp(b'a=41=\nb=4',header=True)
bi.a2b_qp('a_b=4x')
bi.b2a_qp(b'a b\t\n=\xff.',quotetabs=True)
bi.b2a_qp(b'a b \n.\n',header=True)
bi.b2a_qp('a')'''.splitlines():
    show(line)
