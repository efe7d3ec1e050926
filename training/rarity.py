"""Counts how rare words are in news and everyday texts, for ``tollbook.merging.naming.rarity_of``.

    python -m training.rarity --coded FOLDER … --muc FILE --other FILE … > src/tollbook/merging/rarities.py

FOLDER and FILE as in ``training.relevance``. A word's rarity is the base-2 logarithm of one over the share of texts
that have it, rounded. Words of too few texts are left out: like words never seen, they count as rare.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path
from textwrap import wrap

from tollbook.merging.naming import words_of
from training.coded import coded_reports
from training.encoder.examples import muc_documents
from training.relevance import texts_of

FEWEST = 4  # texts that a listed word stands in
HEAD = '''"""How rare words are, in bits: a word of 7 bits stands in one text of 128. Counted in {texts:,} texts by
``python -m training.rarity``; words that are not listed are rarer."""

from __future__ import annotations

WORDS: dict[int, str] = {{'''


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m training.rarity", description=__doc__)
    arguments.add_argument("--coded", type=Path, nargs="+", required=True)
    arguments.add_argument("--muc", type=Path, required=True)
    arguments.add_argument("--other", type=Path, nargs="+", required=True)
    given = arguments.parse_args()
    texts = [coded["report"]["text"] for coded in coded_reports(given.coded)]
    texts += [document["text"] for document in muc_documents(given.muc)]
    texts += [text for path in given.other for text in texts_of(path)]
    counts = Counter(word for text in texts for word in {word.lower() for word in words_of(text)})
    listed: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(word for word, count in counts.items() if count >= FEWEST):
        listed[round(math.log2(len(texts) / counts[word]))].append(word)
    print(HEAD.format(texts=len(texts)))
    for bits, words in sorted(listed.items()):
        lines = wrap(" ".join(words), 112, break_long_words=False, break_on_hyphens=False)
        body = "\n".join(f"        {line}" for line in lines)
        print(f'    {bits}: """\n{body}\n    """,')
    print("}")


if __name__ == "__main__":
    main()
