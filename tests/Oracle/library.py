"""Write what this CPython makes of its own library: a line "PATH<tab>JSON" a file. Prints the name of the file written."""
import pathlib
import sysconfig
import tempfile

import oracle_code

root = pathlib.Path(sysconfig.get_paths()["stdlib"])
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="ascii", newline="\n") as output:
    for path in sorted(root.rglob("*.py")):
        if "site-packages" not in path.parts and str(path).isascii():
            result, warnings = oracle_code.compile_source(path.read_bytes(), str(path))
            output.write(f"{path}\t{oracle_code.to_line({**result, 'warnings': warnings})}\n")
print(output.name)
