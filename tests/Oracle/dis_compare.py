"""Hold the text form against CPython 3.13: `jitter -m jitter.code FILE` must print what `python3.13 -m dis FILE` prints.

    python3.13 dis_compare.py --jitter "artifacts/bin/Jitter.Cli/release/jitter -m jitter.code" [FILE...]

Without files it takes the library's top-level modules. Addresses are masked. The order of a frozenset's items depends on
the hash seed, so CPython runs with PYTHONHASHSEED=0. Exits 1 if a text differs.
"""
import argparse
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import sysconfig

ADDRESS = re.compile(rb"0x[0-9a-f]{6,}")


def text_of(command, path):
    run = subprocess.run([*command, path], capture_output=True, env=dict(os.environ, PYTHONHASHSEED="0"))
    return ADDRESS.sub(b"0x", run.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jitter", required=True)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    files = options.files or sorted(map(str, pathlib.Path(sysconfig.get_paths()["stdlib"]).glob("*.py")))
    equal = 0
    for path in files:
        theirs = text_of([sys.executable, "-m", "dis"], path)
        ours = text_of(shlex.split(options.jitter), path)
        if ours == theirs:
            equal += 1
            continue
        lines = (text.decode(errors="replace").splitlines() for text in (theirs, ours))
        print(path, *list(difflib.unified_diff(*lines, "CPython", "Jitter", lineterm="", n=1))[:12], sep="\n  ")
    print(f"equal: {equal}/{len(files)} files")
    return 0 if equal == len(files) else 1


if __name__ == "__main__":
    sys.exit(main())
