#!/usr/bin/env python3
"""How much of the article, and how little else: F1 over runs of four words.

    score.py FOLDER OURS.json [--peers]

FOLDER holds ground-truth.json ({key: {"articleBody": text}}) and html/KEY.html
or html/KEY.html.gz; OURS.json is what page_text printed. --peers runs
trafilatura and readability-lxml on the same pages (pip install trafilatura
readability-lxml lxml_html_clean).

Counted as in scrapinghub's article-extraction-benchmark: precision and recall
of each page, then the means of both, then F1 of the means. The pages are
shuffled with a fixed seed and cut in two halves: on `tuned` the extractor's
constants were chosen.
"""

import collections
import gzip
import json
import pathlib
import random
import re
import sys
import time

WORD = re.compile(r"\w+")
RUN = 4
SEED = 20261124


def runs(text):
    words = WORD.findall(text)
    last = max(1, len(words) - RUN + 1)
    return collections.Counter(tuple(words[i:i + RUN]) for i in range(last))


def precision_recall(wanted, given):
    wanted, given = runs(wanted), runs(given)
    if wanted == given:
        return 1.0, 1.0
    both = sum((wanted & given).values())
    return both / sum(given.values()), both / sum(wanted.values())


def f1(pairs):
    precision = sum(p for p, _ in pairs) / len(pairs)
    recall = sum(r for _, r in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall), precision, recall


def report(name, truth, texts):
    keys = sorted(truth)
    random.Random(SEED).shuffle(keys)
    half = len(keys) // 2
    pairs = [precision_recall(truth[k]["articleBody"], texts.get(k) or "")
             for k in keys]
    print("%-12s F1 %.4f (precision %.4f, recall %.4f); tuned half %.4f, "
          "other half %.4f" % (name, *f1(pairs), f1(pairs[:half])[0],
                               f1(pairs[half:])[0]))


def read_page(folder, key):
    page = folder / "html" / (key + ".html")
    if page.exists():
        return page.read_bytes()
    return gzip.decompress(pathlib.Path(str(page) + ".gz").read_bytes())


def by_trafilatura(page):
    import trafilatura
    return trafilatura.extract(page, include_comments=False)


def by_readability(page):
    import lxml.html
    import readability
    summary = readability.Document(page).summary(html_partial=True)
    return "\n".join(lxml.html.fromstring(summary).itertext())


def main():
    folder = pathlib.Path(sys.argv[1])
    truth = json.loads((folder / "ground-truth.json").read_text())
    report("samestory", truth, json.loads(pathlib.Path(sys.argv[2]).read_text()))
    if "--peers" not in sys.argv:
        return
    for name, extract in (("trafilatura", by_trafilatura),
                          ("readability", by_readability)):
        start = time.monotonic()
        texts = {k: extract(read_page(folder, k).decode("utf-8", "replace"))
                 for k in truth}
        report(name, truth, texts)
        print("%-12s %.1f s" % ("", time.monotonic() - start))


if __name__ == "__main__":
    main()
