#!/usr/bin/env python3
"""Prints how often the words of many languages are said, for make_lexicon.

    pip install wordfreq==3.1.1
    tools/lexicon/word_frequencies.py > words.tsv

A line is a language, a word, and its share of all words of that language in
wordfreq's sources: Wikipedia, news, subtitles, books, the web.
"""

import wordfreq

# The languages of wordfreq, but for English, which the background table knows,
# and those written without spaces or with endings that it takes for words.
LANGUAGES = (
    "ar bg bn ca cs da de el es fa fi fil fr he hi hu id is it lt lv mk ms nb "
    "nl pl pt ro ru sh sk sl sv ta tr uk ur vi"
).split()

# Rarer words are not kept by make_lexicon.
LEAST_FREQUENCY = 1e-6


def main():
    for language in LANGUAGES:
        frequencies = wordfreq.get_frequency_dict(language, "best")
        for word, frequency in sorted(frequencies.items()):
            if frequency >= LEAST_FREQUENCY:
                print(language, word, f"{frequency:.3g}", sep="\t")


if __name__ == "__main__":
    main()
