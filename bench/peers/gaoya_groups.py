"""gaoya_groups.py NEWS GROUPS: gaoya's MinHash index over 5-grams of words, 16 bands of 8.

Estimates of Jaccard below .7 are no pairs; many threads.
"""

import json
import sys

from gaoya.minhash import MinHashStringIndex

from groups import Groups

# Texts handed over at a time: as many as keep all threads busy.
BATCH = 16384


def main(news, output):
    with open(news, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    ids = [article["id"] for article in articles]
    texts = [article["text"] for article in articles]
    index = MinHashStringIndex(
        32, 0.7, 16, 8, None, "word", True, (5, 5), id_container="vec"
    )
    batches = [range(at, min(at + BATCH, len(ids))) for at in range(0, len(ids), BATCH)]
    for batch in batches:
        index.par_bulk_insert_docs(list(batch), texts[batch.start : batch.stop])
    groups = Groups()
    for batch in batches:
        answers = index.par_bulk_query(texts[batch.start : batch.stop])
        for number, alike in zip(batch, answers):
            for other in alike:
                if other < number:
                    groups.join(ids[number], ids[other])
    groups.write(output)


if __name__ == "__main__":
    main(*sys.argv[1:3])
