#!/usr/bin/env python3
"""Time and memory of the story room as articles grow in number.

    bazel build -c opt //bench/quality:story_quality
    bench/quality/scale.py bazel-bin/bench/quality/story_quality NEWS.jsonl.gz \\
        --words=450 --sizes=1000,10000,100000 --report=OUT.json

Makes the articles (spread_news.py), runs `story_quality --stages` on each
size, prints a table of processor seconds and of memory beside the texts, and
writes them in Google Benchmark's form to OUT.json, drawn in OUT.svg.
"""

import argparse
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import plot  # noqa: E402

_LINE = re.compile(
    r"^  (?P<stage>\w+)\s+(?:[\d.]+ s\s+processors\s+(?P<seconds>[\d.]+) s)?"
    r"\s+peak\s+(?P<peak>\d+) MB$"
)


def measure(program, news, size, words):
    """{stage: (processor seconds, MB)}"""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/news.jsonl"
        maker = pathlib.Path(__file__).with_name("spread_news.py")
        subprocess.run([maker, news, str(size), str(words), path], check=True)
        printed = subprocess.run(
            [program, "--stages", path, f"{folder}/news.gold.csv"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    found = (_LINE.match(line) for line in printed.splitlines())
    return {m["stage"]: (float(m["seconds"] or 0), int(m["peak"])) for m in found if m}


def print_table(runs):
    sizes = sorted(runs)
    print("| stage |", " | ".join(f"{size:,}" for size in sizes), "|")
    print("|---|", "--:|" * len(sizes), sep="")
    stages = [stage for stage in runs[sizes[0]] if stage != "before"]
    for stage in stages:
        row = (f"{runs[size][stage][0]:.2f}" for size in sizes)
        print(f"| {stage} |", " | ".join(row), "|")
    total = {s: sum(runs[s][stage][0] for stage in stages) for s in sizes}
    print("| all, s |", " | ".join(f"{total[s]:.1f}" for s in sizes), "|")
    beside = (
        max(peak for _, peak in runs[s].values()) - runs[s]["before"][1] for s in sizes
    )
    kilobytes = (f"{1024 * mb / s:.1f}" for mb, s in zip(beside, sizes))
    print("| KB an article beside the texts |", " | ".join(kilobytes), "|")
    for small, large in zip(sizes, sizes[1:]):
        growth = math.log(total[large] / total[small]) / math.log(large / small)
        print(f"\n{small:,} to {large:,}: n^{growth:.2f}")


def cpu_model():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return ""


def report_of(runs):
    return {
        "context": {"cpu_model": cpu_model()},
        "benchmarks": [
            {
                "run_name": f"{stage}/{size}",
                "real_time": seconds,
                "time_unit": "s",
            }
            for size, stages in runs.items()
            for stage, (seconds, _) in stages.items()
            if stage != "before" and seconds > 0
        ],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("news")
    parser.add_argument("--words", type=int, default=450)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--report", type=pathlib.Path)
    flags = parser.parse_args()
    runs = {}
    for size in map(int, flags.sizes.split(",")):
        runs[size] = measure(flags.program, flags.news, size, flags.words)
    print_table(runs)
    if flags.report:
        report = report_of(runs)
        flags.report.write_text(json.dumps(report, indent=1) + "\n")
        plot.draw(report, flags.report.with_suffix(".svg"), "processor seconds")


if __name__ == "__main__":
    main()
