"""Make encodings.bin, the tables of Python's text encodings, by asking CPython 3.13's own codecs.

    python3.13 make_encodings.py OUTPUT_FILE

The file is zlib-compressed: the length of a text (u32), the text, then the tables, one u16 a value: what it adds to the value
before it (modulo 65536). Each line of the text is one of

    alias NAME MODULE       MODULE is the codec of NAME
    binary MODULE           a codec that is not for text
    other MODULE            a text codec that is not here as a table
    charmap MODULE          table: 256 values, 0xFFFE where undefined
    multibyte MODULE BASE   table: 128 values of the single bytes from 0x80, then those of LEADS x TRAILS, 0 where undefined;
                            each xored with BASE's, if BASE is not -
    plane MODULE PREFIX     table: the characters of the bytes PREFIX LEAD TRAIL (0xA1 to 0xFE each)
    range INDEX FIRST       gb18030's four-byte codes from INDEX on, counted from 81308130, are the code points from FIRST on
"""
import encodings.aliases
import importlib
import pkgutil
import struct
import sys
import zlib

LEADS = range(0x81, 0xFF)
TRAILS = range(0x40, 0xFF)
MULTIBYTE = {  # and what each is similar to
    "gb18030": "-", "gbk": "gb18030", "gb2312": "gb18030", "cp949": "-", "euc_kr": "cp949", "cp950": "-", "big5": "cp950",
    "cp932": "-", "shift_jis": "cp932", "euc_jp": "-",
}


def value(codec, data, undefined):
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return undefined
    return ord(text) if len(text) == 1 and ord(text) < 0x10000 else undefined


def multibyte(codec):
    singles = [value(codec, bytes([byte]), 0) for byte in range(0x80, 0x100)]
    return singles + [value(codec, bytes([lead, trail]), 0) if not singles[lead - 0x80] else 0 for lead in LEADS for trail in TRAILS]


def gb18030_ranges():
    expected = None
    for index in range(39420):
        code = bytes([0x81 + index // 12600, 0x30 + index // 1260 % 10, 0x81 + index // 10 % 126, 0x30 + index % 10])
        found = value("gb18030", code, None)
        if found != expected:
            yield f"range {index} {found or 0}"
        expected = found + 1 if found else None
    yield "range 39420 0"


def main(output):
    modules = [m.name for m in pkgutil.iter_modules(encodings.__path__) if m.name not in ("aliases", "mbcs", "oem")]
    lines = [f"alias {name} {module}" for name, module in encodings.aliases.aliases.items() if module in modules]
    tables = []
    known = {}
    for module in modules:
        codec = importlib.import_module("encodings." + module)
        if not codec.getregentry()._is_text_encoding:
            lines.append(f"binary {module}")
        elif hasattr(codec, "decoding_table"):
            lines.append(f"charmap {module}")
            tables += [value(module, bytes([byte]), 0xFFFE) for byte in range(256)]
        elif module not in MULTIBYTE:
            lines.append(f"other {module}")
    for module, base in MULTIBYTE.items():
        lines.append(f"multibyte {module} {base}")
        known[module] = multibyte(module)
        tables += [v ^ b for v, b in zip(known[module], known[base])] if base != "-" else known[module]
    lines.append("plane euc_jp 143")
    tables += [value("euc_jp", bytes([0x8F, lead, trail]), 0) for lead in range(0xA1, 0xFF) for trail in range(0xA1, 0xFF)]
    lines += gb18030_ranges()
    text = "\n".join(lines).encode()
    steps = [(after - before) % 65536 for before, after in zip([0] + tables, tables)]
    content = struct.pack("<I", len(text)) + text + struct.pack(f"<{len(steps)}H", *steps)
    with open(output, "wb") as file:
        file.write(zlib.compress(content, 9))


main(sys.argv[1])
