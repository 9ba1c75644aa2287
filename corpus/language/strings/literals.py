"""String and bytes literals: prefixes, escapes, concatenation, long ones."""
print('single', "double", '''triple single''', """triple "double" """, 'it''s', "a" 'b' """c""")
print(r'\raw\n', R"\x41", b'bytes\x00\xff', rb'\raw', Rb"\x", bR'\y', BR"z", u'unicode', U"also", b'a' b"b" rb'\c')
print('\a\b\f\n\r\t\v\\\'\"'.encode(), '\0\1\12\123\377\08'.encode("utf-8"), '\x41\xe9\u00e9\U0001f600\N{SNOWMAN}\N{latin small letter e with acute}\N{LINE FEED}'.encode())
print(b'\a\b\f\n\r\t\v\\\'\"\0\12\377', "line \
continued", 'tab\tsep', '\ud800'.encode("utf-8", "surrogatepass"), '\ud83d\ude00' == '😀', len('\ud83d\ude00'), len('😀'))
print("é".encode(), "日本語", "𝒳", 'ß' "ﬁ", len("\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}"))
print("""multi
line\
 joined
  indented "quoted" ''quotes'' """, '''
''' == "\n", "" '' """""", not "", b"" b'', "\
")
long = (
    "one "
    "two "  # comment
    'three'

    " four"
)
print(long, len("0123456789" * 10), "a" + "b" + "c", "-" * 10, ("x" "y") * 2, "abc"[1], "abc"[-1:], "a" in "abc")
"expression statement"
b"bytes statement"
