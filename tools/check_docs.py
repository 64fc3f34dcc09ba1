#!/usr/bin/env python3
"""Holds the documents to what is there.

A link must lead to a file; a flag must be one of a program of ours (or one of
Bazel's that .bazelrc uses); every field name that the readers know must stand
in docs/formats.md. Names each fault as `file: what`; exits 1 if any.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Flags of other programs that the documents mention.
OTHER_FLAGS = {
    "--benchmark_filter",
    "--build_event_json_file",
    "--config",
    "--copt",
    "--coverage",
    "--linkopt",
    "--spawn_strategy",
}

_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z_-]*[a-z]")


def main():
    documents = [ROOT / name for name in git_files("*.md")]
    known = known_flags()
    faults = []
    for document in documents:
        name = document.relative_to(ROOT)
        text = document.read_text("utf-8")
        for link in _LINK.findall(text):
            if not (document.parent / link).exists():
                faults.append(f"{name}: no file {link}")
        for flag in sorted(set(_FLAG.findall(text)) - known):
            faults.append(f"{name}: no flag {flag}")
    formats = (ROOT / "docs/formats.md").read_text("utf-8")
    for field in known_fields():
        if f"`{field}`" not in formats:
            faults.append(f"docs/formats.md: no field {field}")
    for fault in faults:
        print(fault)
    print(f"tools/check_docs.py: {len(documents)} documents, {len(faults)} faults")
    return 1 if faults else 0


def known_flags():
    """Whatever the programs' sources call a flag."""
    sources = git_files(".bazelrc", ".ci/*", "bench/**.cc", "bench/**.py",
                        "bench/**run", "cli/*.cc", "tools/*")
    flags = set(OTHER_FLAGS)
    for source in sources:
        flags.update(_FLAG.findall((ROOT / source).read_text("utf-8")))
    return flags


def known_fields():
    """The names in the table of io/read/fields.cc."""
    source = (ROOT / "io/read/fields.cc").read_text("utf-8")
    table = source[source.index("kAliases[] = {") : source.index("struct Preset")]
    fields = set()
    for text in re.findall(r'"([^"]+)"', table):
        fields.update(text.split())
    return sorted(fields)


def git_files(*patterns):
    return subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout.split()


if __name__ == "__main__":
    sys.exit(main())
