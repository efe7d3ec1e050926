"""What the whole book was made from, in numbers."""

from __future__ import annotations

from tollbook.store.database import Database

Numbered = list[tuple[str, int]]

_LEFT_OUT = (
    (
        "reports without an attack in them",
        "SELECT count(*) FROM report WHERE id NOT IN (SELECT report_id FROM account)",
    ),
    (
        "reports in a language that is not read",
        "SELECT count(*) FROM report WHERE language IS NOT NULL AND language <> 'en'",
    ),
    ("reports that nearly repeat another", "SELECT count(*) FROM report WHERE copy_of IS NOT NULL"),
    ("inputs that could not be read", "SELECT count(*) FROM refusal"),
    ("stretches of text set aside from reading", "SELECT count(*) FROM passage"),
    ("doubts: words that could not be settled", "SELECT count(*) FROM doubt"),
    ("claims that no figure rests on", "SELECT count(DISTINCT claim_id) FROM figure_claim WHERE reason IS NOT NULL"),
    ("incidents that a person has rejected", "SELECT count(*) FROM incident WHERE review_state = 'rejected'"),
    ("incidents told of by fewer than two independent reports", "SELECT count(*) FROM incident WHERE provisional"),
    ("incidents without a date", "SELECT count(*) FROM incident WHERE date_start IS NULL"),
    ("incidents without coordinates", "SELECT count(*) FROM incident WHERE lat IS NULL OR lon IS NULL"),
)


class Overview(Database):
    """Counts over all of the book."""

    def publishers(self) -> Numbered:
        """Who published the reports, and how many each; the most first."""
        return self._numbered("SELECT ifnull(publisher, 'unknown'), count(*) FROM report GROUP BY 1 ORDER BY 2 DESC, 1")

    def languages(self) -> Numbered:
        """The languages of the reports, as ISO 639-1 codes."""
        return self._numbered("SELECT ifnull(language, 'unknown'), count(*) FROM report GROUP BY 1 ORDER BY 2 DESC, 1")

    def left_out(self) -> Numbered:
        """What the lists and figures of the book do not show or rest on, in words."""
        return [(words, int(self._counted(sql)[0][0])) for words, sql in _LEFT_OUT]

    def _numbered(self, sql: str) -> Numbered:
        return [(str(words), int(count)) for words, count in self._counted(sql)]
