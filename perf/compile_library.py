"""Compile CPython's whole library with CPython and with Jitter, each warm in one process, side by side.

    python3.13 perf/compile_library.py [--rounds 5]

Needs `dotnet build perf/Jitter.Benchmarks -c Release` first. The medians of the rounds and their ratio
are printed. Jitter must take at most half of CPython's time.
"""
import argparse
import pathlib
import re
import statistics
import subprocess
import sys
import sysconfig
import time
import warnings

ROOT = pathlib.Path(__file__).resolve().parent.parent
JITTER = ROOT / "artifacts/bin/Jitter.Benchmarks/release/Jitter.Benchmarks"
WARM_UP = 3


def cpython_round(programs):
    start = time.perf_counter()
    for path, source in programs:
        try:
            compile(source, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            pass
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore")
    library = pathlib.Path(sysconfig.get_paths()["stdlib"])
    programs = [(str(p), p.read_bytes()) for p in sorted(library.rglob("*.py")) if "site-packages" not in p.parts]
    theirs, ours = [], []
    jitter = subprocess.Popen([JITTER, "library", library, str(WARM_UP + rounds)], stdout=subprocess.PIPE, text=True)
    for _ in range(WARM_UP):
        print("warm-up:", jitter.stdout.readline().strip())
    for line in jitter.stdout:
        ours.append(float(re.match(r"[\d.]+", line)[0]))
    jitter.wait()
    for _ in range(rounds):
        theirs.append(cpython_round(programs))
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    lines = sum(source.count(b"\n") for _, source in programs)
    print(f"CPython {sys.version.split()[0]}: {theirs:.3f} s; Jitter: {ours:.3f} s ({lines / ours:,.0f} lines a second); "
          f"Jitter takes {ours / theirs:.2f} of CPython's time")


if __name__ == "__main__":
    main()
