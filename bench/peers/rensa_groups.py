"""rensa_groups.py NEWS GROUPS: R-MinHash of 128 and its LSH, 16 bands."""

import json
import sys

from rensa import RMinHash, RMinHashLSH

from groups import Groups, shingles


def main(news, output):
    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=16)
    groups = Groups()
    ids = []
    with open(news, encoding="utf-8") as file:
        for number, line in enumerate(file):
            article = json.loads(line)
            ids.append(article["id"])
            sketch = RMinHash(num_perm=128, seed=42)
            sketch.update(list(shingles(article["text"])))
            for like in index.query(sketch):
                groups.join(article["id"], ids[like])
            index.insert(number, sketch)
    groups.write(output)


if __name__ == "__main__":
    main(*sys.argv[1:3])
