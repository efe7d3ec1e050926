"""The closed classes of English: the small words that phrases and clauses are told apart by. Open classes
are vocabularies; these sets do not grow. The one that many steps ask for as plain words stands here too."""

from __future__ import annotations

from tollbook.lexicon.load import load_vocabulary

ARTICLES = frozenset({"a", "an"})
POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your", "whose"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES | {"the", "another", "each", "every", "all", "both"}

PRONOUNS_ONE = frozenset({"he", "she", "him", "her", "himself", "herself"})
PRONOUNS_MANY = frozenset({"they", "them", "themselves", "we", "us"})
# "six of them": what a share is taken of, told of before.
WHOLES = frozenset({"them", "whom", "which", "these", "those"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "get", "got", "gets"})
HAVE = frozenset({"has", "have", "had", "having"})
DO = frozenset({"do", "does", "did", "done"})
MODALS = frozenset({"would", "could", "should", "may", "might", "must", "can", "will", "shall", "cannot", "won't"})
AUXILIARIES = BE | HAVE | DO | MODALS
# "The blast left nine dead": a verb that any subject may have, and that ends the phrase of its subject.
LEAVE = frozenset({"left", "leaves", "leaving", "leave"})

PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "to",
        "into",
        "onto",
        "near",
        "during",
        "after",
        "before",
        "since",
        "against",
        "between",
        "among",
        "through",
        "over",
        "under",
        "across",
        "around",
        "behind",
        "inside",
        "outside",
        "within",
        "without",
        "toward",
        "towards",
        "upon",
        "along",
        "amid",
        "about",
        "as",
        "via",
        "per",
        "until",
        "despite",
        "following",
        "including",
        "like",
        "than",
        "beside",
        "besides",
        "beyond",
        "off",
        "out",
        "up",
        "down",
    ]
)
CONJUNCTIONS = frozenset(
    [
        "and",
        "or",
        "but",
        "nor",
        "yet",
        "so",
        "while",
        "when",
        "whereas",
        "although",
        "though",
        "because",
        "if",
        "unless",
        "as",
    ]
)
CLAUSE_BREAKS = frozenset(";:—–") | {"--"}
# What binds the members of a list of victims: "two soldiers and 16 gunmen", "a nun along with her guard".
LIST_GAPS = frozenset(
    {",", "and", ", and", "plus", ", plus", "or", "&", "as well as", ", as well as", "along with", ", along with"}
    | {"together with", ", together with", "and also"}
)
LIST_WORDS = frozenset(word for gap in LIST_GAPS for word in gap.split())
VERB_ADVERBS = load_vocabulary("verb_adverbs").words()
NEGATIONS = frozenset({"not", "never", "no", "n't", "without", "neither", "nor"})
# The verb after one of these has not happened: "to kill", "would attack", "threatened to bomb".
UNREAL_BEFORE = MODALS | {"to", "not", "never", "didn't", "doesn't", "don't", "cannot", "wouldn't"}


def is_noun_end(lower: str) -> bool:
    """Whether a word cannot stand inside a noun phrase, so that the phrase ends before it."""
    return (
        lower in AUXILIARIES
        or lower in PREPOSITIONS
        or lower in CONJUNCTIONS
        or lower in RELATIVES
        or lower in DETERMINERS
        or lower in PRONOUNS_MANY
        or lower in PRONOUNS_ONE
    )
