#!/usr/bin/env python3
"""Holds the BUILD files to what the sources include.

    tools/check_includes.py             every target of the project
    tools/check_includes.py //cluster/...

A source may include the headers of its own target and of the targets it
lists in `deps`, nothing that comes along by chance; and what it lists it must
include, or a header that it includes must. Since Bazel's visibility keeps `deps` to the order of the rooms, the
includes keep to it too. Names each fault as `file: what`; exits 1 if any.
"""

import collections
import functools
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The libraries of third_party/system that hold a header, by how the header's
# name begins: one of them must be listed. Other headers are the compiler's,
# the C library's, or parts of Abseil that link nothing.
SYSTEM_HEADERS = {
    "CLI/": ["cli11"],
    "absl/algorithm/": ["absl_containers"],
    "absl/container/": ["absl_containers"],
    "absl/hash/": ["absl_containers"],
    "absl/status/": ["absl_status"],
    "absl/strings/": ["absl_strings"],
    "absl/synchronization/": ["absl_synchronization"],
    "absl/time/": ["absl_time"],
    "absl/types/optional.h": ["absl_status", "absl_containers"],
    "absl/types/span.h": ["absl_containers"],
    "benchmark/": ["benchmark", "benchmark_main"],
    "expat": ["expat"],
    "hwy/": ["hwy"],
    "libxml/": ["libxml2"],
    "nlohmann/": ["nlohmann_json"],
    "simdjson": ["simdjson"],
    "sqlite3": ["sqlite"],
    "tbb/": ["tbb"],
    "utf8proc": ["utf8proc"],
    "xxh": ["xxhash"],
    "zlib": ["zlib"],
    "zstd": ["zstd"],
}
GOOGLETEST_HEADERS = ("gtest/", "gmock/")

_INCLUDE = re.compile(r'^ *# *include +["<]([^">]+)[">]', re.MULTILINE)


def main(patterns):
    everything = {rule.label: rule for rule in query_rules(["//..."])}
    wanted = everything.values()
    if patterns:
        wanted = query_rules(patterns)
    owners = collections.defaultdict(set)
    for rule in everything.values():
        for header in rule.headers:
            owners[header].add(rule.label)
    faults = []
    for rule in wanted:
        faults += check(rule, everything, owners)
    for fault in sorted(faults):
        print(fault)
    files = sum(len(rule.files) for rule in wanted)
    print(f"tools/check_includes.py: {files} files, {len(faults)} faults")
    return 1 if faults else 0


class Rule:
    """A C++ target as Bazel's query prints it; files are paths from the root."""

    def __init__(self, element):
        self.label = element.get("name")
        self.headers = labels_of(element, "hdrs", files=True)
        self.files = self.headers + labels_of(element, "srcs", files=True)
        self.deps = set(labels_of(element, "deps"))


def labels_of(element, attribute, files=False):
    labels = [
        label.get("value")
        for label in element.findall(f"list[@name='{attribute}']/label")
    ]
    if not files:
        return labels
    return [label.lstrip("/:").replace(":", "/") for label in labels]


def check(rule, everything, owners):
    """The faults of one target."""
    faults = []
    used = set()
    for file in rule.files:
        for header in includes_of(file):
            if header in rule.files:
                continue
            homes = homes_of(header, owners)
            used |= homes
            # Its types may come through this header, as a test's often do.
            for inner in includes_of(header):
                used |= homes_of(inner, owners)
            if homes is NOBODY:
                faults.append(f"{file}: no target has the header {header}")
            elif homes and not homes & rule.deps:
                faults.append(
                    f"{file}: {header} is of {' or '.join(sorted(homes))}, "
                    f"which {rule.label} does not list"
                )
    if all((ROOT / file).is_file() for file in rule.files):
        faults += [
            f"{rule.label}: lists {dep} and includes nothing of it"
            for dep in rule.deps - used
            if not can_be_unused(dep, everything)
        ]
    return faults


@functools.lru_cache(maxsize=None)
def includes_of(file):
    """What a file of the project includes; of a generated one, nothing."""
    path = ROOT / file
    return _INCLUDE.findall(path.read_text("utf-8")) if path.is_file() else []


NOBODY = frozenset(["nobody"])


def homes_of(header, owners):
    """The labels of which one must be listed; empty: none need be."""
    if header in owners:
        return owners[header]
    if header.startswith(GOOGLETEST_HEADERS):
        return {"@googletest//:gtest", "@googletest//:gtest_main"}
    for start, names in SYSTEM_HEADERS.items():
        if header.startswith(start):
            return {f"@system//:{name}" for name in names}
    if (ROOT / header.split("/")[0]).is_dir() and "/" in header:
        return NOBODY
    return set()


def can_be_unused(dep, everything):
    """Whether a target may list `dep` for what it links alone."""
    if dep.startswith("@"):
        return dep.endswith("_main")
    return not everything[dep].headers if dep in everything else True


def query_rules(patterns):
    query = 'kind("cc_.* rule", %s)' % " + ".join(patterns)
    asked = subprocess.run(
        ["bazel", "query", "--noshow_progress", "--output=xml", query],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if asked.returncode != 0:
        sys.exit(asked.stderr)
    # Bazel writes XML 1.1, which Python's parser does not know; the two differ
    # in control characters alone.
    text = asked.stdout.replace('version="1.1"', 'version="1.0"', 1)
    rules = xml.etree.ElementTree.fromstring(text).findall("rule")
    return [Rule(rule) for rule in rules]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
