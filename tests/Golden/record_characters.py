"""Record SHA-256 sums of character properties over all code points: python3.13 record_characters.py > regex/characters.txt"""
import ctypes
import hashlib
import unicodedata
import _sre

API = ctypes.pythonapi
PROPERTIES = {
    "alpha": str.isalpha, "alphanumeric": str.isalnum, "decimal": str.isdecimal, "digit": str.isdigit,
    "numeric": str.isnumeric, "space": str.isspace, "lower": str.islower, "upper": str.isupper,
    "title": lambda c: API._PyUnicode_IsTitlecase(ord(c)), "linebreak": lambda c: API._PyUnicode_IsLinebreak(ord(c)),
    "iscased": lambda c: _sre.unicode_iscased(ord(c)), "printable": str.isprintable,
}
NUMBERS = {
    "tolower": lambda c: _sre.unicode_tolower(ord(c)), "toupper": lambda c: API._PyUnicode_ToUppercase(ord(c)),
    "totitle": lambda c: API._PyUnicode_ToTitlecase(ord(c)), "digitvalue": lambda c: unicodedata.digit(c, -1),
}
for name, function in PROPERTIES.items():
    data = bytes(bool(function(chr(cp))) for cp in range(0x110000))
    print(name, hashlib.sha256(data).hexdigest().upper())
for name, function in NUMBERS.items():
    data = b"".join(function(chr(cp)).to_bytes(4, "little", signed=True) for cp in range(0x110000))
    print(name, hashlib.sha256(data).hexdigest().upper())
