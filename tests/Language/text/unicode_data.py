def t(source):
    try:
        print(source, "->", ascii(eval(source)))
    except Exception as e:
        print(source, "!!", type(e).__name__, ascii(str(e)))


import unicodedata

t("[unicodedata.category(c) for c in 'aA1 \\n\\u20ac\\u0301\\U0010ffff']")
t("[unicodedata.bidirectional(c) for c in 'a\\u05d0\\u06001 ']")
t("unicodedata.combining('\\u0301'), unicodedata.mirrored('('), unicodedata.east_asian_width('\\u4e00')")
t("unicodedata.decomposition('\\u00e9'), unicodedata.decomposition('\\ufb01'), unicodedata.decomposition('\\uac00')")
t("unicodedata.decimal('7'), unicodedata.digit('\\u00b2'), unicodedata.numeric('\\u00bd')")
t("unicodedata.decimal('a')")
t("unicodedata.digit('a')")
t("unicodedata.numeric('a')")
t("unicodedata.numeric('a', None)")
t("unicodedata.name('a'), unicodedata.name('\\uac01'), unicodedata.name('\\u4e00'), unicodedata.name('\\x00', 'none')")
t("unicodedata.name('\\x00')")
t("unicodedata.lookup('LATIN SMALL LETTER E WITH ACUTE'), unicodedata.lookup('hangul syllable gag') if 0 else 0")
t("unicodedata.lookup('nothing')")
t("'\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{LF}\\N{NULL}'")
t("[unicodedata.normalize(f, '\\u00e9\\ufb01\\u1e9b\\u0323\\uac01') for f in ('NFC', 'NFD', 'NFKC', 'NFKD')]")
t("unicodedata.normalize('X', 'a')")
t("unicodedata.is_normalized('NFC', 'e\\u0301'), unicodedata.is_normalized('NFD', 'e\\u0301')")
t('unicodedata.category(1)')
t("unicodedata.category('ab')")
t('unicodedata.unidata_version, unicodedata.ucd_3_2_0.unidata_version')
t("unicodedata.ucd_3_2_0.category('\\u0221'), unicodedata.category('\\u0221')")
t('type(unicodedata.ucd_3_2_0)')
