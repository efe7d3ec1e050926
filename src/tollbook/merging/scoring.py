"""Comparison: how likely two accounts tell of one incident, in bits, with a sentence for each part of it."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.merging.features import FEATURES
from tollbook.merging.profile import Profile, profile_of
from tollbook.merging.weights import PRIOR, SAME_FROM, UNSURE_FROM
from tollbook.model.account import Account
from tollbook.model.judgement import Judgement, Reason, Verdict
from tollbook.model.text import Report

MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair of accounts, weighed. ``score`` is log2 of the odds that they are the same incident; the
    reasons, the first of them the prior, add up to it. ``left`` and ``right`` are account ids in order."""

    left: str
    right: str
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]

    def judgement(self, at: str) -> Judgement:
        """The machine's judgement as of *at* (ISO 8601)."""
        telling = sorted(self.reasons[1:], key=lambda reason: (-abs(reason.score), reason.feature))[:3]
        because = "; ".join(reason.says for reason in telling)
        return Judgement(self.left, self.right, self.verdict, MACHINE, at, because, self.score)


def compare_accounts(left: Account, right: Account, left_report: Report, right_report: Report) -> Comparison:
    """Weigh two accounts with the reports that they were read from; the order of the two does not matter."""
    return compare_profiles(profile_of(left, left_report), profile_of(right, right_report))


def compare_profiles(left: Profile, right: Profile) -> Comparison:
    """Weigh two profiles; for many pairs, where each account's profile is worked out once."""
    if right.account_id < left.account_id:
        left, right = right, left
    reasons = [Reason("prior", PRIOR, "before anything is compared, most pairs that meet are two incidents")]
    if left.report_id == right.report_id:
        reasons.append(Reason("report/same", -100.0, "one report tells of them apart"))
    else:
        reasons += [reason for feature in FEATURES for reason in feature(left, right)]
    score = round(sum(reason.score for reason in reasons), 3)
    return Comparison(left.account_id, right.account_id, score, _verdict(score), tuple(reasons))


def _verdict(score: float) -> Verdict:
    if score >= SAME_FROM:
        return Verdict.SAME
    return Verdict.UNSURE if score >= UNSURE_FROM else Verdict.DIFFERENT
