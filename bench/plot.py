"""Draws how time grows with size, from a report of Google Benchmark.

A benchmark BM_Group/1000 is a point of the line BM_Group at 1000; further
arguments (BM_Overlap/400/8) make lines of their own. Both axes are
logarithmic, so a straight line of slope 1 means time in proportion to size.
"""

import collections
import subprocess

# Nanoseconds in Google Benchmark's units of time.
_NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}

_SCRIPT = """
set terminal svg size 900,600 dynamic background rgb "white"
set output "{output}"
set logscale xy
set format x "10^{{%T}}"
set format y "10^{{%T}}"
set xlabel "size"
set ylabel "{what}"
set title "{title}" noenhanced
set key outside right noenhanced
set grid
{data}
plot {curves}
"""


def draw(report, output, what="median real time, seconds"):
    """Writes an SVG file; False if nothing was measured at two sizes."""
    lines = read_lines(report)
    if not lines:
        return False
    data, curves = [], []
    for number, (name, points) in enumerate(sorted(lines.items())):
        rows = "\n".join(f"{size} {seconds:g}" for size, seconds in sorted(points))
        data.append(f"$line{number} << END\n{rows}\nEND")
        curves.append(f'$line{number} with linespoints title "{name}"')
    script = _SCRIPT.format(
        output=output,
        what=what,
        title=f"{output.stem}, {report['context'].get('cpu_model', '')}",
        data="\n".join(data),
        curves=", ".join(curves),
    )
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    return True


def read_lines(report):
    """{line: [(size, seconds)]} of what was measured at more than one size."""
    lines = collections.defaultdict(list)
    for entry in report["benchmarks"]:
        if entry.get("aggregate_name", "median") != "median":
            continue
        family, *words = entry["run_name"].split("/")
        sizes = [word for word in words if word.isdigit()]
        if not sizes:
            continue
        line = "/".join([family, *sizes[1:]])
        nanoseconds = entry["real_time"] * _NANOSECONDS[entry["time_unit"]]
        lines[line].append((int(sizes[0]), nanoseconds / 1e9))
    return {name: points for name, points in lines.items() if len(points) > 1}
