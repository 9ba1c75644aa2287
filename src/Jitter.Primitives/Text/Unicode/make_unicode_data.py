"""Make unicode.bin, ucd.bin and names.bin, the Unicode 15.1 data of Jitter, from CPython 3.13's own unicodedata.

    python3.13 make_unicode_data.py [ALIASES.txt] OUTPUT_FOLDER

Without ALIASES.txt names.bin is not made. ALIASES.txt: candidate alias names, one a line (for example the values of the Names folders of the npm package
@unicode/unicode-15.1.0) and candidates for names of sequences; only those that unicodedata.lookup knows are taken. UnicodeData.cs documents the format.
"""
import ctypes
import pathlib
import struct
import sys
import unicodedata
import zlib

assert unicodedata.unidata_version == "15.1.0", unicodedata.unidata_version
BLOCK = 128
LIMIT = 0x110000
API = ctypes.pythonapi
HANGUL = range(0xAC00, 0xD7A4)


def flags(cp):
    c = chr(cp)
    # Whether a character is cased or ignored in front of a capital sigma shows in str.lower and str.title.
    after_cased = ("A" + c + "\u03a3").lower()[-1] == "\u03c2"
    alone = (c + "\u03a3").lower()[-1] == "\u03c2"
    return (c.isidentifier() | ("a" + c).isidentifier() << 1 | c.isprintable() << 2
            | ((c + "a").title()[-1] == "a") << 3 | (after_cased and not alone) << 4 | (len(("x" + c + "x").splitlines()) == 2) << 5
            | (any(len(x) != 1 for x in (c.lower(), c.upper(), c.title(), c.casefold())) or c.casefold() != c.lower()) << 6)


def classes(cp):
    c = chr(cp)
    return (c.isalpha() | c.isdecimal() << 1 | c.isdigit() << 2 | c.isnumeric() << 3
            | c.isspace() << 4 | c.islower() << 5 | c.isupper() << 6 | bool(API._PyUnicode_IsTitlecase(cp)) << 7)


def simple_case(cp):
    """What the single-character functions of CPython give: the first character of a mapping to several."""
    return tuple(f(cp) - cp for f in (API._PyUnicode_ToLowercase, API._PyUnicode_ToUppercase, API._PyUnicode_ToTitlecase))


def two_stage(values):
    """Blocks of BLOCK values, equal ones shared: (index of blocks, the blocks)."""
    seen, index, blocks = {}, [], []
    for start in range(0, LIMIT, BLOCK):
        block = bytes(values[start:start + BLOCK])
        if block not in seen:
            seen[block] = len(blocks)
            blocks.append(block)
        index.append(seen[block])
    return index, blocks


def ints(values):
    return struct.pack(f"<I{len(values)}I", len(values), *values)


def properties():
    records = {(0, 0, 0): 0}
    cases = [records.setdefault(simple_case(cp), len(records)) for cp in range(LIMIT)]
    digits = [unicodedata.digit(chr(cp), 255) for cp in range(LIMIT)]
    out = b""
    for values in ([flags(cp) for cp in range(LIMIT)], [unicodedata.combining(chr(cp)) for cp in range(LIMIT)],
                   [classes(cp) for cp in range(LIMIT)], cases, digits):
        index, blocks = two_stage(values)
        out += struct.pack(f"<II{len(index)}H", len(index), len(blocks), *index) + b"".join(blocks)
    return out + ints([delta & 0xFFFFFFFF for record in records for delta in record])


def decompositions():
    keys, ends, text, pairs = [], [], [], []
    for cp in range(LIMIT):
        c = chr(cp)
        if cp in HANGUL or 0xD800 <= cp < 0xE000:
            continue
        full = unicodedata.normalize("NFKD", c)
        if full != c:
            keys.append(cp)
            text += map(ord, full)
            ends.append(len(text))
        canonical = unicodedata.decomposition(c).split()
        if len(canonical) == 2 and canonical[0][0] != "<":
            a, b = (int(x, 16) for x in canonical)
            if unicodedata.normalize("NFC", chr(a) + chr(b)) == c:
                pairs += [a, b, cp]
    return ints(keys) + ints(ends) + ints(text) + ints(pairs)


def full_cases():
    """The code points with a mapping to several characters or a case folding that is not their lower case: all four mappings."""
    keys, ends, text = [], [], []
    for cp in range(LIMIT):
        if flags(cp) >> 6 & 1:
            keys.append(cp)
            for mapped in (chr(cp).lower() if cp != 0x3A3 else "\u03c3", chr(cp).upper(), chr(cp).title(), chr(cp).casefold()):
                text += map(ord, mapped)
                ends.append(len(text))
    return ints(keys) + ints(ends) + ints(text)


def names_of_values(values):
    """The distinct texts, and which each code point has."""
    order = {}
    return [order.setdefault(value, len(order)) for value in values], list(order)


def table(values):
    index, blocks = two_stage(values)
    return struct.pack(f"<II{len(index)}H", len(index), len(blocks), *index) + b"".join(blocks)


def texts(values):
    data = "\n".join(values).encode("ascii")
    return struct.pack("<I", len(data)) + data


def database(ucd, base=None):
    """The properties of one version of the database: four tables with their values' texts, numbers, decompositions, version."""
    out = b""
    for function in (ucd.category, ucd.bidirectional, ucd.east_asian_width, lambda c: str(ucd.mirrored(c))):
        numbers, values = names_of_values([function(chr(cp)) for cp in range(LIMIT)])
        out += table(numbers) + texts(values)
    numeric = [(cp, ucd.numeric(chr(cp), None)) for cp in range(LIMIT)]
    numeric = [(cp, value) for cp, value in numeric if value is not None]
    out += ints([cp for cp, _ in numeric]) + struct.pack(f"<{len(numeric)}d", *[value for _, value in numeric])
    changed = [cp for cp in range(LIMIT) if (ucd.decimal(chr(cp), -1), ucd.digit(chr(cp), -1))
               != (unicodedata.decimal(chr(cp), -1), unicodedata.digit(chr(cp), -1))]
    out += ints(changed) + ints([ucd.decimal(chr(cp), -1) & 0xFFFFFFFF for cp in changed])
    out += ints([ucd.digit(chr(cp), -1) & 0xFFFFFFFF for cp in changed])
    raw = [(cp, ucd.decomposition(chr(cp))) for cp in range(LIMIT)]
    raw = [(cp, value) for cp, value in raw if value and (base is None or value != base.decomposition(chr(cp)))]
    return out + ints([cp for cp, _ in raw]) + texts([value for _, value in raw])


def names(aliases):
    lines = {}
    alias_lines, sequences = {}, {}
    for cp in range(LIMIT):
        name = unicodedata.name(chr(cp), "")
        if name and not name.startswith(("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-")):
            lines[name] = cp
    for alias in aliases:
        try:
            found = unicodedata.lookup(alias)
        except KeyError:
            continue
        if len(found) > 1:
            sequences[alias] = found
        elif unicodedata.name(found, "") != alias:
            alias_lines.setdefault(alias, ord(found))
    ranges = []
    for cp in range(LIMIT):
        if unicodedata.name(chr(cp), "").startswith("CJK UNIFIED IDEOGRAPH-"):
            if ranges and ranges[-1][1] == cp - 1:
                ranges[-1][1] = cp
            else:
                ranges.append([cp, cp])
    head = " ".join(f"{a:X}-{b:X}" for a, b in ranges)
    return head + "\n" + "".join(
        "".join(f"{name};{cp:X}\n" for name, cp in sorted(part.items(), key=lambda x: (x[1], x[0]))) + "\n" for part in (lines, alias_lines)) + "".join(
        f"{name};{' '.join(f'{ord(c):X}' for c in text)}\n" for name, text in sorted(sequences.items()))


def main(*arguments):
    folder = pathlib.Path(arguments[-1])
    (folder / "unicode.bin").write_bytes(zlib.compress(properties() + decompositions() + full_cases(), 9))
    ucd = database(unicodedata) + database(unicodedata.ucd_3_2_0, unicodedata)
    (folder / "ucd.bin").write_bytes(zlib.compress(ucd, 9))
    if len(arguments) == 2:
        text = names(l.strip() for l in open(arguments[0]))
        (folder / "names.bin").write_bytes(zlib.compress(text.encode(), 9))
        print(len(text), "characters of names")


main(*sys.argv[1:])
