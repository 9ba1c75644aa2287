"""Records what CPython 3.13.0's flow graph makes of the instruction lists in tests/Golden/flowgraph.

Each file there holds cases: a line "=== name", settings, instructions, a line "---", what CPython makes of them:
optimize_cfg in optimizer.txt, assemble_code_object in assembler.txt. This script keeps all but the last:

    python3.13 tests/Golden/record_flowgraph.py

Settings: "locals N", "first LINE", "consts C ...", "varnames V ...", "cellvars V ...", "freevars V ...".
Instructions: "NAME [ARGUMENT or LABEL] @POSITION [xTIMES]"; "LABEL:" stands before one. Positions: "@LINE" (columns 0 to 1),
"@LINE:COLUMN-END", "@LINE-LINE:COLUMN-END", "@LINE:" (no columns), "@-" (none).
"""

import opcode
import pathlib
import re

import _testinternalcapi

TARGETS = set(opcode.hasjrel + opcode.hasjabs + opcode.hasexc)
POSITION = re.compile(r"@(?:-|(\d+)(?:-(\d+))?(?::(?:(\d+)-(\d+))?)?)$")


def parse_position(text):
    if text == "@-":
        return -1, -1, -1, -1
    line, end_line, column, end_column = POSITION.match(text).groups()
    columns = (-1, -1) if text.endswith(":") else (int(column or 0), int(end_column or 1))
    return int(line), int(end_line or line), *columns


def print_position(line, end_line, column, end_column):
    if line < 0:
        return "@-"
    lines = f"@{line}" if line == end_line else f"@{line}-{end_line}"
    return lines if (column, end_column) == (0, 1) else f"{lines}:" if column < 0 else f"{lines}:{column}-{end_column}"


def print_const(value):
    return repr(value).replace(" ", "")


def build(text):
    """The settings and the instruction sequence. Labels may be used before they are placed, so all are made first."""
    sequence = _testinternalcapi.new_instruction_sequence()
    numbers = {name: sequence.new_label() for name in re.findall(r"^(\w+):$", text, re.MULTILINE)}
    settings = {}
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            sequence.use_label(numbers[line[:-1]])
        elif line.startswith(" "):
            name, *rest = line.split()
            times = int(rest.pop()[1:]) if rest[-1].startswith("x") else 1
            argument = rest[0] if len(rest) == 2 else "0"
            number = numbers[argument] if opcode.opmap[name] in TARGETS else int(argument)
            for _ in range(times):
                sequence.addop(opcode.opmap[name], number, *parse_position(rest[-1]))
        else:
            key, *values = line.split()
            settings[key] = values
    return settings, sequence


def optimize(settings, sequence):
    consts = [eval(text) for text in settings.get("consts", [])]
    count = int(settings.get("locals", ["0"])[0])
    instructions = _testinternalcapi.optimize_cfg(sequence, consts, count).get_instructions()
    targets = {argument for op, argument, *_ in instructions if op in TARGETS}
    yield " ".join(["consts", *map(print_const, consts)])
    for index, (op, argument, *position) in enumerate(instructions):
        if index in targets:
            yield f"L{index}:"
        text = f" L{argument}" if op in TARGETS else f" {argument}" if op in opcode.hasarg else ""
        yield f"    {opcode.opname[op]}{text} {print_position(*position)}"


def assemble(settings, sequence):
    def table(key, start=0):
        return {name: index + start for index, name in enumerate(settings.get(key, []))}

    first = int(settings.get("first", ["1"])[0])
    consts = {eval(text): index for index, text in enumerate(settings.get("consts", []))}
    code = _testinternalcapi.assemble_code_object("f.py", sequence, {
        "name": "f", "qualname": "f", "consts": consts, "names": {}, "varnames": table("varnames"), "cellvars": table("cellvars"),
        "freevars": table("freevars", len(settings.get("cellvars", []))), "fasthidden": {}, "argcount": 0, "posonlyargcount": 0,
        "kwonlyargcount": 0, "firstlineno": first})
    yield f"code {code.co_code.hex()}"
    yield f"lines {code.co_linetable.hex()}"
    yield f"exceptions {code.co_exceptiontable.hex()}".rstrip()
    yield f"stack {code.co_stacksize}"
    yield " ".join(["locals", *code.co_varnames])
    yield " ".join(["cells", *code.co_cellvars])
    yield " ".join(["free", *code.co_freevars])


def main():
    folder = pathlib.Path(__file__).parent / "flowgraph"
    for path in sorted(folder.glob("*.txt")):
        recorder = optimize if path.stem == "optimizer" else assemble
        text = ""
        for name, source in re.findall(r"^=== ([^\n]*)\n(.*?)^---\n", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            text += "\n".join([f"=== {name}", f"{source}---", *recorder(*build(source)), ""])
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
