#!/usr/bin/env python3
"""Compares our communities with those of igraph's Leiden, by what both want.

    pip install igraph
    bazel build -c opt //bench/quality:communities
    bench/quality/leiden.py bazel-bin/bench/quality/communities

Both look for the partition of the highest weight inside communities less
resolution * n * (n - 1) / 2 for each (the constant Potts model). The graphs are
random, with communities planted in them, from fixed seeds: sizes as in feeds
(most small, some large), links inside with a probability and weights about one,
links between them weaker, as the story room makes them. igraph is not a
dependency of the program, for its licence; this is for looking.
"""

import math
import random
import subprocess
import sys
import time

import igraph

# (nodes, share of pairs linked inside, links between per node, resolution)
_GRAPHS = [
    (1000, 0.8, 2, 0.02),
    (1000, 0.3, 6, 0.02),
    (10000, 0.5, 4, 0.02),
    (10000, 0.3, 10, 0.02),
    (10000, 0.3, 10, 0.2),
    (100000, 0.3, 6, 0.02),
    (100000, 0.5, 10, 0.2),
]


def planted(nodes, inside, between, seed):
    """{(a, b): weight}, a < b."""
    draw = random.Random(seed)
    links, begin = {}, 0
    while begin < nodes:
        size = min(nodes - begin, int(draw.paretovariate(1.2)), 200)
        for a in range(begin, begin + size):
            for b in range(a + 1, begin + size):
                if draw.random() < inside:
                    links[a, b] = max(0.01, draw.gauss(1, 0.5))
        begin += size
    for _ in range(int(nodes * between / 2)):
        a, b = sorted(draw.sample(range(nodes), 2))
        links.setdefault((a, b), max(0.01, draw.gauss(0.3, 0.2)))
    return links


def quality(links, labels, resolution):
    total, sizes = 0.0, {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    for (a, b), weight in links.items():
        if labels[a] == labels[b]:
            total += weight
    return total - resolution * sum(n * (n - 1) / 2 for n in sizes.values())


def ours(program, nodes, links, resolution):
    text = "".join(f"{a} {b} {weight:.6f}\n" for (a, b), weight in links.items())
    done = subprocess.run(
        [program, str(nodes), str(resolution)],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(label) for label in done.stdout.split()], float(done.stderr)


def leiden(nodes, links, resolution):
    graph = igraph.Graph(n=nodes, edges=list(links))
    start = time.process_time()
    found = graph.community_leiden(
        objective_function="CPM",
        weights=list(links.values()),
        resolution=resolution,
        n_iterations=-1,
    )
    return found.membership, time.process_time() - start


def main():
    random.seed(1)  # igraph draws from it
    print("| nodes | links | resolution | igraph | ours | ours / igraph | s | s |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    for number, (nodes, inside, between, resolution) in enumerate(_GRAPHS):
        links = planted(nodes, inside, between, number)
        theirs, their_seconds = leiden(nodes, links, resolution)
        labels, seconds = ours(sys.argv[1], nodes, links, resolution)
        best, own = (quality(links, x, resolution) for x in (theirs, labels))
        ratio = own / best if best else math.nan
        print(
            f"| {nodes:,} | {len(links):,} | {resolution} | {best:,.1f} | {own:,.1f} | "
            f"{ratio:.5f} | {their_seconds:.2f} | {seconds:.2f} |"
        )


if __name__ == "__main__":
    main()
