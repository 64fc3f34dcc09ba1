"""What the drivers of peers without groups of their own share."""

import re

_WORD = re.compile(r"\w+")


def shingles(text, words_per_shingle=5):
    words = _WORD.findall(text.lower())
    count = max(1, len(words) - words_per_shingle + 1)
    return {" ".join(words[i : i + words_per_shingle]) for i in range(count)}


class Groups:
    """Groups that grow together, by union-find."""

    def __init__(self):
        self._parent = {}

    def root(self, name):
        parent = self._parent
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, one, other):
        self._parent[self.root(one)] = self.root(other)

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            for name in list(self._parent):
                file.write(f"{name}\t{self.root(name)}\n")
