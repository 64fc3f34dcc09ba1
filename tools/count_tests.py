#!/usr/bin/env python3
"""Counts test cases, not test targets, from what Bazel and its tests wrote.

    bazel test --build_event_json_file=events.json //...
    tools/count_tests.py [--failed=N] events.json [MORE.json...]
    431 passed, 0 failed, 12 skipped

Each test target that ran left an XML report; the build events say where, so
reports of an earlier run never count. A target that did not build, or failed
without naming a case, is one failure; N more may be added. Exits 1 if anything
failed or nothing passed.
"""

import argparse
import collections
import json
import sys
import urllib.parse
import xml.etree.ElementTree


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--failed", type=int, default=0)
    parser.add_argument("events", nargs="+")
    arguments = parser.parse_args()
    counts = collections.Counter(failed=arguments.failed)
    for path in arguments.events:
        for target in read_targets(path).values():
            counts += target.count()
    closing = f"{counts['passed']} passed, {counts['failed']} failed"
    if counts["skipped"]:
        closing += f", {counts['skipped']} skipped"
    print(closing)
    return 0 if counts["passed"] and not counts["failed"] else 1


class Target:
    """One test target of one run."""

    def __init__(self):
        self.passed = False
        self.reports = []

    def count(self):
        counts = collections.Counter()
        for report in self.reports:
            cases = xml.etree.ElementTree.parse(report).iter("testcase")
            counts.update(outcome(case) for case in cases)
        if not self.passed and not counts["failed"]:
            counts["failed"] = 1
        return counts


def read_targets(path):
    """The test targets that a run was asked for, by label."""
    targets = collections.defaultdict(Target)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            configured = event.get("configured", {})
            if configured.get("targetKind", "").endswith("_test rule"):
                targets[event["id"]["targetConfigured"]["label"]]
            if "testResult" in event:
                target = targets[event["id"]["testResult"]["label"]]
                read_result(event["testResult"], target)
    return targets


def read_result(result, target):
    # A target that runs in shards has a result for each.
    target.passed = result.get("status") == "PASSED" and (
        target.passed or not target.reports
    )
    for output in result.get("testActionOutput", []):
        if output["name"] == "test.xml":
            path = urllib.parse.urlparse(output["uri"]).path
            target.reports.append(urllib.parse.unquote(path))


def outcome(case):
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    # GoogleTest marks a GTEST_SKIP by the result, a DISABLED_ test by the
    # status.
    if (
        "skipped" in tags
        or case.get("result") == "skipped"
        or case.get("status") == "notrun"
    ):
        return "skipped"
    return "passed"


if __name__ == "__main__":
    sys.exit(main())
