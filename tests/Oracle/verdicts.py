"""Read sources from standard input (32-bit little-endian length, bytes) and print "ok" or "Type: message" for each."""
import struct
import sys
import warnings

warnings.simplefilter("ignore")
data = sys.stdin.buffer.read()
at = 0
while at < len(data):
    (length,) = struct.unpack_from("<I", data, at)
    source = data[at + 4:at + 4 + length]
    at += 4 + length
    try:
        compile(source, "fuzz.py", "exec", dont_inherit=True)
        print("ok")
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        print(ascii(f"{type(error).__name__}: {error}"))
