"""f-strings of every form (PEP 701)."""
name, width, value, items = "Ann", 10, 3.14159, [1, 2]
print(f"", f"x", f"{name}", f"a{name}b", f"{name}{width}", f"{name!r}", f"{name!s}", f"{name!a}", f"{name:>10}", f"{value:.2f}")
print(f"{value:{width}.{2}f}", f"{name!r:>{width}}", f"{name:{'>'}{width}}", f"{{{name}}}", f"{{}}", f"{{literal}}", f"}}{{")
print(f"{name=}", f"{name = }", f"{name=!r}", f"{name=:>5}", f"{1 + 1 = }", f"{ name }", f"{items[0]}", f"{items[-1:]}", f"{len(items)=:03d}")
print(f"{'nested'}", f"{f'{name}'}", f"{f'{f"{name}"}'}", f"{"same quotes"}", f'{'\n'.join(['a', 'b'])}', f"{'a' 'b'}")
print(f"{lambda_ if (lambda_ := 1) else 2}", f"{(lambda x: x * 2)(3)}", f"{ {'k': 1}['k'] }", f"{ {1, 2} == {2, 1} }", f"{[x for x in items]}")
print(f"{name if width else value}", f"{width > 5 and value}", f"{not width}", f"{width!=10}", f"{width==10}", f"{(x:=5)}", f"{x:=5}", f"{*items, 3}")
print(f"""triple {name}
over lines {
    width
    + 1
} and {value:
>8}""")
print(rf"\d{name}\n", fr'\{name}', f"\N{DIGIT ONE}{name}\x41\u00e9\U0001F600", f"tab\t{name}\\", f"{name}\
continued", F"{name}", Rf"{width}\x")
print("plain " f"{name}" " and " f"{width}" 'end', f"a" "b" f"c", "x" f"{name}" rf"\y" """z""")
print(f"{name:{width}}|{name:<{width}}|{width:#x}|{width:+d}|{1e10:,}|{width:08b}|{value!r:^{width}.{4}}|")
print(f"{'%' * 3}", f"{name:%}" if False else "", f"{items!r:{'>'}{'20'}}", f"{'}'}", f"{'{'}", f"{'a}b'}{{")
print(f"{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}{17}{18}{19}{20}{21}{22}{23}{24}{25}{26}{27}{28}{29}{30}{31}{32}{33}")
print(f"{yes}" if (yes := "y") else f"{no}", f'{"".join(f"{i}," for i in items)}', f"{name.upper()!r}", f"{name:}", f"{name!r:}")
print(f"{value:{'.' + str(2)}f}", f"{value:{width + 1}.{1 + 1}}", f"{3:{'{'}>10}" if False else "skip", f"{name:*^{width}}")
print(f"{  # a comment
    name  # another
}", f"{'''triple
inside'''}")
print("%s and %r, %d%%" % (name, width, 5), "%s" % name, "%s%s" % (name, width), "%10s|%-5d|%a" % (name, width, name), "%(k)s" % {"k": 1}, "%s" % (name,), "%%" % ())
