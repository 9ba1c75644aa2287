"""Record what CPython 3.13 makes of the sources in the files named on the command line: python3.13 record.py *.txt

A case is a source and a line "=> RESULT"; a blank line before that is the source's last line end. Only the results are
written anew: the tree with positions in trees.txt, "ok" or the error elsewhere. They are the parser's: symbol table and
code generation do not run.
"""
import ast
import pathlib
import sys
import warnings

ARROW = "=> "


def result(source, with_tree):
    """The tree or ok, or the error's type, positions and message."""
    try:
        tree = compile(source, "<case>", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    except SyntaxError as error:
        where = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}"
        return f"{type(error).__name__} {where} {error.msg}"
    except (MemoryError, OverflowError, RecursionError, ValueError) as error:
        return f"{type(error).__name__} {error}"
    return ast.dump(tree, include_attributes=True) if with_tree else "ok"


def record(path):
    """Write the results of one file anew."""
    output, source = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(ARROW):
            output += [*source, ARROW + result("\n".join(source), path.name == "trees.txt")]
            source = []
        else:
            source.append(line)
    path.write_text("\n".join(output) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for name in sys.argv[1:]:
        record(pathlib.Path(name))
