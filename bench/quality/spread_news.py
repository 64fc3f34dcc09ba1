#!/usr/bin/env python3
"""Makes many news articles of a collection of few, as alike as real ones are.

    spread_news.py NEWS.jsonl.gz 100000 450 OUT.jsonl

writes OUT.jsonl and OUT.gold.csv (each article a story of its own), which
`story_quality --stages` reads: 100,000 articles cut after 450 words.

The collection is repeated as often as it takes. In each repetition the words
that at most one article in four has change places with others that are as
common, so that an article has as many partners, as alike, as in the collection
itself, and its repetitions are about other things in other words. The common
words, which make a search slow, stay. Dates are spread evenly at random over
a month for every 100,000 articles or part of them.
"""

import collections
import datetime
import gzip
import json
import random
import re
import sys

_WORD = re.compile(r"(\w+)")

# One in so many articles: what is rarer changes places.
_RARE = 4
_BAND = 200  # words that change places among each other, by frequency


def read_articles(path, words):
    """[(title, body)] as lists of pieces: every second one is a word."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield [
                _WORD.split(record.get("title") or ""),
                _WORD.split(record["text"])[: 2 * words + 1],
            ]


def number_pieces(articles):
    """The articles in numbers of pieces; the pieces; in how many articles."""
    numbers, pieces, counts = {}, [], collections.Counter()
    numbered = []
    for texts in articles:
        numbered.append([])
        for text in texts:
            for piece in text:
                if piece not in numbers:
                    numbers[piece] = len(pieces)
                    pieces.append(piece)
            numbered[-1].append([numbers[piece] for piece in text])
        counts.update({number for text in numbered[-1] for number in text[1::2]})
    return numbered, pieces, counts


def exchanged(pieces, counts, articles, draw):
    """The pieces with the rare words in each other's places."""
    kinds = collections.defaultdict(list)
    for number, count in counts.items():
        word = pieces[number]
        if count * _RARE <= articles and word.isalpha():
            kinds[word[0].isupper(), word.isupper()].append(number)
    table = list(pieces)
    for numbers in kinds.values():
        numbers.sort(key=lambda number: (counts[number], pieces[number]))
        for begin in range(0, len(numbers), _BAND):
            band = numbers[begin : begin + _BAND]
            places = band[:]
            draw.shuffle(places)
            for number, place in zip(band, places):
                table[number] = pieces[place]
    return table


def main():
    source, count, words, path = sys.argv[1:]
    count = int(count)
    articles, pieces, counts = number_pieces(read_articles(source, int(words)))
    draw = random.Random(1)
    draw.shuffle(articles)
    start = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
    seconds = 30 * 24 * 3600 * -(-count // 100000)
    table = pieces
    with open(path, "w", encoding="utf-8") as out, open(
        re.sub(r"\.jsonl$", "", path) + ".gold.csv", "w", encoding="utf-8"
    ) as gold:
        gold.write("id,story,topic\n")
        for number in range(count):
            turn, place = divmod(number, len(articles))
            if turn > 0 and place == 0:
                table = exchanged(pieces, counts, len(articles), draw)
            title, text = ("".join(map(table.__getitem__, t)) for t in articles[place])
            date = start + datetime.timedelta(seconds=draw.randrange(seconds))
            record = {
                "id": f"a{number}",
                "title": title,
                "text": text,
                "source": f"outlet{draw.randrange(500)}.example",
                "published": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            gold.write(f"a{number},a{number},a{number}\n")


if __name__ == "__main__":
    main()
