# Code objects, their attributes, dis, and compile().
import dis


def add(a, b):
    c = a + b
    return c


def outer(first, *rest, key=1, **options):
    total = 0
    for item in rest:
        total += item
    def inner():
        return total + first
    return inner


dis.dis(add)
code = add.__code__
print(code.co_code.hex(), code.co_varnames, code.co_consts, code.co_names, code.co_stacksize, code.co_nlocals)
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags, code.co_firstlineno, code.co_name, code.co_qualname)
print(list(code.co_lines()), list(code.co_positions())[:3])
dis.dis(outer)
code = outer.__code__
print(code.co_varnames, code.co_cellvars, code.co_freevars, code.co_flags, code.co_consts[1:2] == code.co_consts[1:2])
print(outer(1, 2, 3)(), outer(1).__code__.co_freevars, outer(1).__closure__[0].cell_contents)

source = "x = 1 + 2\nprint(x)"
compiled = compile(source, "<string>", "exec")
dis.dis(compiled)
print(compiled, compiled.co_consts, compiled.co_names)
exec(compiled)
print(eval(compile("6 * 7", "<string>", "eval")))
exec(compile("40 + 2", "<string>", "single"))
for instruction in dis.get_instructions("a.b(c, d=1)[2:3]"):
    print(instruction.offset, instruction.opname, instruction.arg, instruction.argval, instruction.argrepr)
print(dis.code_info(add).replace(__file__, "FILE"))
print(dis.Bytecode("x + 1").dis())
changed = add.__code__.replace(co_name="plus", co_consts=add.__code__.co_consts)
print(changed.co_name, changed == add.__code__, add.__code__ == add.__code__.replace())
print(dis.stack_effect(dis.opmap["LOAD_CONST"], 0), len(dis.opname), dis.opname[dis.opmap["RETURN_VALUE"]])
