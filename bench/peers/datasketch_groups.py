"""datasketch_groups.py NEWS GROUPS: MinHashLSH of 128 at .7, one process."""

import json
import sys

import xxhash
from datasketch import MinHash, MinHashLSH

from groups import Groups, shingles


def main(news, output):
    index = MinHashLSH(threshold=0.7, num_perm=128)
    groups = Groups()
    with open(news, encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            sketch = MinHash(num_perm=128, hashfunc=xxhash.xxh32_intdigest)
            sketch.update_batch([s.encode() for s in shingles(article["text"])])
            for like in index.query(sketch):
                groups.join(article["id"], like)
            index.insert(article["id"], sketch)
    groups.write(output)


if __name__ == "__main__":
    main(*sys.argv[1:3])
