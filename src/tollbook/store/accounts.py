"""What was read from reports: accounts with their claims and evidence, ledgers, doubts; and the keys by
which accounts that are worth comparing find each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tollbook.errors import UsageError
from tollbook.model.account import Account, Reading, Role
from tollbook.model.claim import Claim, Doubt, LedgerLine
from tollbook.model.text import Report
from tollbook.store.database import Row, in_list
from tollbook.store.reports import Reports
from tollbook.store.rows import (
    CLAIM,
    account_row,
    best_rows,
    claim_row,
    doubt_row,
    evidence_rows,
    ledger_row,
    read_best,
    read_claim,
    read_doubt,
    read_ledger_line,
)


class Accounts(Reports):
    """Keeps readings."""

    def save_reading(self, reading: Reading) -> None:
        """Keeps everything that was read from one report, which must be in the book."""
        claims = [(a.id, n, claim) for a in reading.accounts for n, claim in enumerate(a.claims)]
        report_id = reading.report_id
        with self.transaction():
            self._insert("account", [account_row(a, n) for n, a in enumerate(reading.accounts)])
            self._insert("best", [row for account in reading.accounts for row in best_rows(account)])
            self._insert("claim", [claim_row(*placed) for placed in claims])
            self._insert("evidence", [row for *_, claim in claims for row in evidence_rows(claim)])
            self._insert("ledger", [ledger_row(report_id, n, line) for n, line in enumerate(reading.ledger)])
            self._insert("doubt", [doubt_row(report_id, n, doubt) for n, doubt in enumerate(reading.doubts)])

    def find_account(self, account_id: str) -> Account | None:
        row = self._one("SELECT id, report_id, role, part_of FROM account WHERE id = ?", account_id)
        return self._account(row) if row else None

    def find_accounts(self, account_ids: Iterable[str]) -> list[Account]:
        """Those of these accounts that are in the book, by id."""
        sql = (
            "SELECT id, report_id, role, part_of FROM account WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        )
        return self._accounts(self._all(sql, in_list(account_ids)))

    def find_account_named(self, name: str) -> Account:
        """The account of this id, or the only one whose id begins so (the leading ``a-`` may be left out). Raises
        UsageError when there is none, or several."""
        prefix = name if name.startswith("a-") else f"a-{name}"
        sql = "SELECT id, report_id, role, part_of FROM account WHERE id >= ? AND id < ? ORDER BY id LIMIT 9"
        found = self._all(sql, prefix, prefix + "\U0010ffff")
        if len(found) == 1 and name:
            return self._account(found[0])
        if found and name:
            shown = ", ".join(row[0] for row in found)
            raise UsageError(f"'{name}' may be any of several accounts: {shown}. Give more of the name")
        raise UsageError(f"no account '{name}' in {self.path}: `tollbook show INCIDENT` names those of an incident")

    def accounts_of(self, report_id: str) -> list[Account]:
        """The accounts of a report, as they were read."""
        sql = "SELECT id, report_id, role, part_of FROM account WHERE report_id = ? ORDER BY position"
        return self._accounts(self._all(sql, report_id))

    def find_claim(self, claim_id: str) -> tuple[Claim, Account] | None:
        """A claim, and the account that makes it."""
        row = self._one("SELECT account_id FROM claim WHERE id = ?", claim_id)
        account = self.find_account(row[0]) if row else None
        if account is None:
            return None
        return next(claim for claim in account.claims if claim.id == claim_id), account

    def _account(self, row: Row) -> Account:
        return self._accounts([row])[0]

    def _accounts(self, rows: Sequence[Row]) -> list[Account]:
        """Accounts from rows of (id, report_id, role, part_of), with all that belongs to them."""
        names = in_list(row[0] for row in rows)
        wanted = "account_id IN (SELECT value FROM json_each(?))"
        best: dict[str, list[Row]] = defaultdict(list)
        for account_id, *of in self._all(
            f"SELECT account_id, measure, low, best, high FROM best WHERE {wanted}", names
        ):
            best[account_id].append(tuple(of))
        claims: dict[str, list[Claim]] = defaultdict(list)
        for account_id, claim in self._claims(wanted, names, order="account_id, position"):
            claims[account_id].append(claim)
        return [
            Account(name, report_id, Role(role), tuple(claims[name]), read_best(best[name]), part_of)
            for name, report_id, role, part_of in rows
        ]

    def _claims(self, where: str, value: str, *, order: str) -> Iterator[tuple[str, Claim]]:
        """The claims that meet a condition, each with the id of its account and its evidence."""
        pieces: dict[str, list[Row]] = defaultdict(list)
        evidence = (
            "SELECT claim_id, evidence.start, evidence.end, part FROM claim JOIN evidence ON claim_id = id "
            f"WHERE {where} ORDER BY evidence.claim_id, evidence.position"
        )
        for claim_id, *piece in self._all(evidence, value):
            pieces[claim_id].append(tuple(piece))
        for account_id, *row in self._all(
            f"SELECT account_id, {CLAIM} FROM claim WHERE {where} ORDER BY {order}", value
        ):
            yield account_id, read_claim(tuple(row), pieces[row[0]])

    def ledger_of(self, report_id: str) -> list[LedgerLine]:
        """What each number of a report was taken for."""
        sql = "SELECT start, end, taken_for, claim_id FROM ledger WHERE report_id = ? ORDER BY position"
        return [read_ledger_line(row) for row in self._all(sql, report_id)]

    def doubts(self, *, report_id: str | None = None) -> Iterator[tuple[Report, Doubt]]:
        """What reading could not settle, each with its report; of one report, or of all."""
        reports = "SELECT id FROM report WHERE (?1 IS NULL OR id = ?1) AND id IN (SELECT report_id FROM doubt)"
        doubts = "SELECT start, end, rule, says FROM doubt WHERE report_id = ? ORDER BY position"
        for (found,) in self._each(reports + " ORDER BY published IS NULL, published, id", report_id):
            report = self.find_report(found)
            assert report is not None
            for row in self._each(doubts, found):
                yield report, read_doubt(row)
