"""Records what CPython prints: writes NAME.out beside each NAME.py of tests/Language, corpus/language, corpus/seeds and corpus/bench.

    python3.13 tests/Language/record.py [--all] [PATTERN ...]

Without --all only missing or older recordings are made. PATTERN is a part of the path. Run it with CPython 3.13.0. Addresses are
masked, and so is the repository's folder; a program that ends with another status than 0 has this, and the last line of standard error, as its last line.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ['tests/Language', 'corpus/language', 'corpus/seeds', 'corpus/bench']


def record(path):
    environment = dict(os.environ, PYTHONHASHSEED='0', PYTHONDONTWRITEBYTECODE='1', PYTHONIOENCODING='utf-8')
    environment.pop('PYTHONUNBUFFERED', None)
    run = subprocess.run([sys.executable, path.name], cwd=path.parent, env=environment, stdin=subprocess.DEVNULL,
                         capture_output=True, timeout=120)
    text = run.stdout.decode('utf-8', 'backslashreplace')
    if run.returncode:
        errors = run.stderr.decode('utf-8', 'backslashreplace').rstrip('\n').split('\n')
        text += f'[exit status {run.returncode}: {errors[-1]}]\n'
    text = text.replace(str(ROOT), '/ROOT')
    path.with_suffix('.out').write_text(re.sub('0x[0-9a-f]{8,}', '0x...', text), encoding='utf-8', newline='')


def main():
    patterns = [argument for argument in sys.argv[1:] if not argument.startswith('-')]
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob('*.py')):
            name = path.relative_to(ROOT).as_posix()
            out = path.with_suffix('.out')
            if path == Path(__file__).resolve() or patterns and not any(pattern in name for pattern in patterns):
                continue
            if '--all' not in sys.argv and out.exists() and out.stat().st_mtime >= path.stat().st_mtime and not patterns:
                continue
            record(path)
            print(name)


if __name__ == '__main__':
    main()
