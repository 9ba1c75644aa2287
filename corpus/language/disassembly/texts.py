"""Names and constants that are not ASCII."""
größe = "größe"
𝒳y = 'it''s', "it's", 'say "it\'s"', "\t\n\\\x00\x7f\x85\xa0\xad\u200b\u2028\ud800\U0001f600\U000e0001"
data = b"it's \"\x00\xff\\", b'', b"'"
numbers = 0x10**30, -1, 1e16, 1e-5, 123456789012345680.0, 1e22, 2.0**-25, 1j, -0.0, 1e400, -1e400, 1e400j
large = 340282366920938463463374607431768211456
found = größe in {"a", "b", 1, 2.5, None, (1, "x"), b"c"}
