"""daft_groups.py NEWS GROUPS: Daft's MinHash of 128 over 5-grams, 16 bands of 8."""

import sys

import daft
import numpy
from daft import col
from daft.functions import minhash, normalize

from groups import Groups

BANDS, ROWS = 16, 8


def main(news, output):
    text = normalize(col("text"), remove_punct=True, lowercase=True, white_space=True)
    sketches = (
        daft.read_json(news)
        .select("id", "text")
        .with_column("text", text)
        .with_column(
            "sketch",
            minhash(col("text"), num_hashes=BANDS * ROWS, ngram_size=5, hash_function="xxhash"),
        )
        .select("id", "sketch")
        .to_arrow()
    )
    ids = sketches.column("id").to_pylist()
    slots = sketches.column("sketch").combine_chunks().flatten()
    slots = numpy.asarray(slots, dtype=numpy.uint32).reshape(len(ids), BANDS * ROWS)
    groups = Groups()
    for band in range(BANDS):
        rows = numpy.ascontiguousarray(slots[:, band * ROWS : (band + 1) * ROWS])
        keys = rows.view(f"V{4 * ROWS}").ravel()
        _, first, number = numpy.unique(keys, return_index=True, return_inverse=True)
        earlier = first[number]
        for i in numpy.nonzero(earlier != numpy.arange(len(ids)))[0]:
            groups.join(ids[i], ids[earlier[i]])
    groups.write(output)


if __name__ == "__main__":
    main(*sys.argv[1:3])
