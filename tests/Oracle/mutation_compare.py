"""Hold the compiler against CPython 3.13 on broken programs: library files with one to three tokens changed.

    python3.13 mutation_compare.py --jitter "artifacts/bin/Jitter.Cli/release/jitter -m jitter.code" [--count 20000]
        [--seed 1] [--show 20] [--keep FOLDER] [--root FOLDER]

Each variant takes a file of the library (or of --root) and deletes, doubles, swaps or replaces tokens. Prints how many
verdicts (compiles or not) and how many errors (type, message, four positions) are equal, and the messages that differ,
most frequent first. --keep writes the variants that differ into a folder. Exits 1 if a verdict differs or fewer than
--min percent of the errors agree.
"""
import argparse
import collections
import io
import json
import pathlib
import random
import shlex
import subprocess
import sys
import sysconfig
import tempfile
import tokenize

import oracle_code

BATCH = 200
LARGEST = 60_000
SKIPPED = {tokenize.ENCODING, tokenize.ENDMARKER, tokenize.NL, tokenize.COMMENT}


def tokens_of(text):
    """(start, end) offsets of the tokens in the text; layout tokens stand for their white space."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    spans = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SKIPPED:
            start = starts[token.start[0] - 1] + token.start[1]
            end = starts[token.end[0] - 1] + token.end[1] if token.end[0] <= len(starts) else len(text)
            if end > start:
                spans.append((start, end))
    return spans


def mutate(text, spans, chance):
    edits = []
    for index in chance.sample(range(len(spans)), min(len(spans), chance.randint(1, 3))):
        start, end = spans[index]
        token = text[start:end]
        match chance.randrange(4):
            case 0:
                edits.append((start, end, ""))
            case 1:
                edits.append((start, end, token + " " * chance.randrange(2) + token))
            case 2 if index + 1 < len(spans):
                next_start, next_end = spans[index + 1]
                edits.append((start, next_end, text[next_start:next_end] + text[end:next_start] + token))
            case _:
                other = spans[chance.randrange(len(spans))]
                edits.append((start, end, text[other[0]:other[1]]))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def variants(files, count, seed):
    chance = random.Random(seed)
    cache = {}
    made = 0
    while made < count:
        path = chance.choice(files)
        if path not in cache:
            try:
                text = path.read_text("utf-8")
                spans = tokens_of(text)
            except (UnicodeDecodeError, SyntaxError, tokenize.TokenError):
                files.remove(path)
                continue
            cache[path] = text, spans
        text, spans = cache[path]
        if len(spans) < 4:
            files.remove(path)
            continue
        made += 1
        yield path, mutate(text, spans, chance).encode("utf-8")


def batches(items):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jitter", required=True)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--min", type=float, default=97.0)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(sysconfig.get_paths()["stdlib"]))
    options = parser.parse_args()
    files = sorted(p for p in options.root.rglob("*.py") if "site-packages" not in p.parts and p.stat().st_size < LARGEST)
    total = broken = verdicts = equal = 0
    differences = collections.Counter()
    shown = 0
    for batch in batches(variants(files, options.count, options.seed)):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, (_, source) in enumerate(batch):
                paths.append(pathlib.Path(folder, f"{number}.py"))
                paths[-1].write_bytes(source)
            run = subprocess.run(shlex.split(options.jitter) + ["--json", *map(str, paths)], capture_output=True)
            ours = {}
            for line in run.stdout.splitlines():
                row = json.loads(line)
                ours[row["file"]] = row
        for path, (origin, source) in zip(paths, batch):
            theirs, _ = oracle_code.compile_source(source, str(path))
            mine = ours.get(str(path), {"error": {"msg": "no answer: " + run.stderr.decode(errors="replace")[-300:]}})
            total += 1
            verdicts += ("code" in mine) == ("code" in theirs)
            if "code" in theirs and "code" in mine and mine["code"] != json.loads(json.dumps(theirs["code"])):
                differences["code objects differ"] += 1
            if "error" not in theirs and "error" not in mine:
                continue
            broken += "error" in theirs
            if mine.get("error") == theirs.get("error"):
                equal += 1
                continue
            key = f"{mine.get('error', {}).get('msg', 'compiles')[:70]} | {theirs.get('error', {}).get('msg', 'compiles')[:70]}"
            differences[key] += 1
            if shown < options.show:
                shown += 1
                print(f"{origin}\n  ours   {mine.get('error', 'compiles')}\n  theirs {theirs.get('error', 'compiles')}")
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{options.seed}_{total}.py").write_bytes(source)
    for key, number in differences.most_common(40):
        print(f"{number:6} {key}")
    percent = 100.0 * equal / max(1, broken)
    print(f"variants: {total}; same verdict: {verdicts}; do not compile: {broken}; same error: {equal} ({percent:.2f}%)")
    return 0 if verdicts == total and percent >= options.min else 1


if __name__ == "__main__":
    sys.exit(main())
