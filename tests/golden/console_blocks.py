#!/usr/bin/env python3
"""Runs the examples of the documents and compares what they show.

    console_blocks.py PROGRAM TESTDATA DOCUMENT...           compares
    console_blocks.py PROGRAM TESTDATA --update DOCUMENT...  writes them anew

An example is a block that opens with ```console; a line "$ COMMAND" in it is
run by bash where `samestory` is the program and testdata/ lies at hand, and
what follows up to the next one is what it prints: standard output, then
standard error. Blocks of other kinds are not run.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from xml.sax import saxutils

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^\$ (.*)\n", re.MULTILINE)


def main(arguments):
    update = "--update" in arguments
    program, testdata, *documents = [a for a in arguments if a != "--update"]
    verdicts = {}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(testdata, f"{folder}/testdata")
        run = Runner(os.path.abspath(program), folder)
        for document in map(pathlib.Path, documents):
            old = document.read_text("utf-8")
            new = _BLOCK.sub(lambda block: run.block(block.group(1)), old)
            verdicts[str(document)] = old == new
            if old == new:
                continue
            if update:
                document.write_text(new, "utf-8")
            sys.stdout.writelines(
                difflib.unified_diff(
                    old.splitlines(True),
                    new.splitlines(True),
                    str(document),
                    "the program",
                )
            )
    write_report(verdicts)
    return 0 if update or all(verdicts.values()) else 1


class Runner:
    """Runs commands in one folder, one after the other."""

    def __init__(self, program, folder):
        self.folder = folder
        self.prelude = f'samestory() {{ "{program}" "$@"; }}\n'

    def block(self, text):
        """The block as it should read."""
        shown = "".join(
            f"$ {command}\n{self.output(command)}"
            for command in _PROMPT.findall(text)
        )
        return f"```console\n{shown}```"

    def output(self, command):
        done = subprocess.run(
            ["bash", "-c", self.prelude + command],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        lines = (done.stdout + done.stderr).decode("utf-8").splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)


def write_report(verdicts):
    path = os.environ.get("XML_OUTPUT_FILE")
    if path is None:
        return
    cases = [
        f"<testcase classname='documents' name={saxutils.quoteattr(name)}>"
        + ("" if kept else "<failure/>")
        + "</testcase>"
        for name, kept in verdicts.items()
    ]
    failures = sum(not kept for kept in verdicts.values())
    pathlib.Path(path).write_text(
        f"<testsuites><testsuite name='documents' tests='{len(cases)}' "
        f"failures='{failures}'>{''.join(cases)}</testsuite></testsuites>"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
