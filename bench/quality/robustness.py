#!/usr/bin/env python3
"""What the whole program loses where feeds are rough, by labelled sets.

    bench/quality/robustness.py PROGRAM SET.jsonl GOLD.csv ...

prints a line per set, of `samestory cluster` with its defaults:

    B3 F1       of the set as it is
    boilerplate the same with 8 sentences of its source, of 20 made up, put
                before, into and after every text
    half        when half of the labelled stories are removed, the share of
                the articles of the others that are in another story than
                before: stories are matched one to one by what they share
    TF-IDF      of TF-IDF and average linkage at the threshold that is best on
                the labels
    thinned     B3 F1 and TF-IDF of a copy in which one article of six in ten
                stories stays, as in a real feed

    bench/quality/robustness.py --draws=N PROGRAM SET.jsonl GOLD.csv ...

prints the means over N draws of 70 % of the stories of each set, since one
large story more or less makes half a hundredth: B3 F1, and what changes when
half of the stories of the draw are removed.

Needs numpy, scipy and scikit-learn.
"""

import csv
import io
import json
import random
import subprocess
import sys
from collections import Counter

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.feature_extraction.text import TfidfVectorizer


def cluster(program, records):
    lines = "".join(json.dumps(record) + "\n" for record in records)
    table = subprocess.run([program, "--format=csv", "--quiet", "-"],
                           input=lines.encode(), stdout=subprocess.PIPE,
                           check=True).stdout.decode()
    return {row["id"]: row["story"] for row in csv.DictReader(io.StringIO(table))}


def bcubed_f1(found, gold):
    _, found = np.unique(found, return_inverse=True)
    _, gold = np.unique(gold, return_inverse=True)
    both, count = np.unique(found * (gold.max() + 1) + gold, return_counts=True)
    of_found = np.bincount(found)[both // (gold.max() + 1)]
    of_gold = np.bincount(gold)[both % (gold.max() + 1)]
    precision = (count**2 / of_found).sum() / len(gold)
    recall = (count**2 / of_gold).sum() / len(gold)
    return 2 * precision * recall / (precision + recall)


WORDS = ("subscribe newsletter reader comment editor office follow account "
         "story share policy privacy contact support daily morning evening "
         "edition archive weather sports opinion member offer print digital "
         "corrections standards terms partner channel network studio").split()


def with_boilerplate(records):
    draw = random.Random(7)
    sentences = {
        f"outlet{i}.example": [
            " ".join(draw.choices(WORDS, k=draw.randint(8, 16))).capitalize() +
            "." for _ in range(8)] for i in range(20)}
    injected = []
    for record in records:
        source = draw.choice(sorted(sentences))
        own = sentences[source]
        half = record["text"].find(". ", len(record["text"]) // 2) + 1
        injected.append({
            **record, "source": source, "url": "", "text": "\n".join(
                own[:2] + [record["text"][:half]] + own[2:5] +
                [record["text"][half:]] + own[5:])})
    return injected


def share_changed(program, records, gold, whole, seed=3):
    """Of the articles whose story stays, those that are in another one."""
    stories = sorted({gold[record["id"]] for record in records})
    stay = set(random.Random(seed).sample(stories, len(stories) // 2))
    kept = [record for record in records if gold[record["id"]] in stay]
    found = cluster(program, kept)
    common = Counter((whole[i], found[i]) for i in found)
    changed, old_taken, new_taken = len(found), set(), set()
    for (old, new), articles in sorted(common.items(),
                                       key=lambda item: (-item[1], item[0])):
        if old in old_taken or new in new_taken:
            continue
        old_taken.add(old)
        new_taken.add(new)
        changed -= articles
    return changed / len(found)


def tfidf_floor(records, gold):
    texts = [record["title"] + " " + record["text"] for record in records]
    vectors = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\w+",
                              stop_words="english",
                              dtype=np.float32).fit_transform(texts)
    near = (vectors @ vectors.T).toarray()
    tree = linkage(np.clip(1 - near[np.triu_indices(len(texts), 1)], 0, None),
                   "average")
    labels = [gold[record["id"]] for record in records]
    return max((bcubed_f1(fcluster(tree, 1 - level, "distance"), labels), level)
               for level in np.arange(.04, .6, .02))


def thinned(records, gold):
    draw = random.Random(5)
    shuffled = sorted(records, key=lambda record: draw.random())
    single = {story for story in sorted(set(gold.values()))
              if draw.random() < .6}
    seen = set()
    kept = []
    for record in shuffled:
        story = gold[record["id"]]
        if story not in single or story not in seen:
            kept.append(record)
        seen.add(story)
    return kept


def read(data, labels):
    with open(data) as lines:
        records = [json.loads(line) for line in lines]
    with open(labels) as lines:
        gold = {row["id"]: row["story"] for row in csv.DictReader(lines)}
    return records, gold


def print_draws(count, program, records, gold):
    stories = sorted(set(gold.values()))
    scores, changes = [], []
    for seed in range(count):
        drawn = set(random.Random(seed).sample(stories, len(stories) * 7 // 10))
        part = [record for record in records if gold[record["id"]] in drawn]
        found = cluster(program, part)
        scores.append(bcubed_f1([found[i] for i in found],
                                [gold[i] for i in found]))
        changes.append(share_changed(program, part, gold, found, seed))
    print(f"{np.mean(scores):.4f}, half {np.mean(changes):.4f} +- "
          f"{np.std(changes) / count ** .5:.4f}", flush=True)


def main():
    arguments = sys.argv[1:]
    draws = 0
    if arguments[0].startswith("--draws="):
        draws = int(arguments.pop(0)[len("--draws="):])
    program, *paths = arguments
    for data, labels in zip(paths[::2], paths[1::2]):
        records, gold = read(data, labels)
        if draws:
            print(f"{data}: ", end="")
            print_draws(draws, program, records, gold)
            continue
        score = lambda found: bcubed_f1([found[i] for i in found],
                                        [gold[i] for i in found])
        whole = cluster(program, records)
        # A feed of headlines has no texts to put sentences into.
        has_texts = any(record["text"] for record in records)
        injected = (cluster(program, with_boilerplate(records))
                    if has_texts else whole)
        print(f"{data}: {score(whole):.4f}, boilerplate {score(injected):.4f}, "
              f"half {share_changed(program, records, gold, whole):.4f}, "
              "TF-IDF {:.4f} at {:.2f}".format(*tfidf_floor(records, gold)),
              end="", flush=True)
        few = thinned(records, gold)
        print(f"; thinned {score(cluster(program, few)):.4f}, "
              "TF-IDF {:.4f} at {:.2f}".format(*tfidf_floor(few, gold)),
              flush=True)


if __name__ == "__main__":
    main()
