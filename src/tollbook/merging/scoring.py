"""Comparison: how likely two accounts tell of one incident, in bits, with a sentence for each part of it."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.merging.features import FEATURES, FEATURES_OF_ONE_REPORT, TOLL_SHARES, share_a_name
from tollbook.merging.findings import SURE, Finding
from tollbook.merging.profile import Profile, profile_of
from tollbook.merging.weights import PRIOR, SAME_FROM, UNSURE_FROM, WEIGHTS
from tollbook.model.account import Account
from tollbook.model.judgement import MACHINE, Judgement, Reason, Verdict
from tollbook.model.text import Report

_PRIOR = Reason("prior", PRIOR, "before anything is compared, most pairs that meet are two incidents")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair of accounts, weighed. ``score`` is log2 of the odds that they are the same incident; the
    findings, with the prior, add up to it. ``left`` and ``right`` are account ids in order."""

    left: str
    right: str
    score: float
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The waterfall in words: the prior, then each comparison."""
        return (_PRIOR, *(finding.reason for finding in self.findings))

    def judgement(self, at: str) -> Judgement:
        """The machine's judgement as of *at* (ISO 8601)."""
        telling = sorted(self.findings, key=lambda finding: (-abs(finding.bits), finding.level))[:3]
        because = "; ".join(finding.reason.says for finding in telling)
        return Judgement(self.left, self.right, self.verdict, MACHINE, at, because, self.score)


def compare_accounts(left: Account, right: Account, left_report: Report, right_report: Report) -> Comparison:
    """Weigh two accounts with the reports that they were read from; the order of the two does not matter."""
    return compare_profiles(profile_of(left, left_report), profile_of(right, right_report))


def compare_profiles(left: Profile, right: Profile) -> Comparison:
    """Weigh two profiles; for many pairs, where each account's profile is worked out once."""
    if right.account_id < left.account_id:
        left, right = right, left
    features = FEATURES_OF_ONE_REPORT if left.report_id == right.report_id else FEATURES
    findings = [finding for feature in features for finding in feature(left, right)]
    score = round(PRIOR + sum([finding.bits for finding in findings]), 3)
    return Comparison(left.account_id, right.account_id, score, _verdict(score), tuple(findings))


def are_surely_different(left: Profile, right: Profile) -> bool:
    """Whether two profiles are different at a glance: their days are sure and far apart, they share no name, and all
    that could still speak for them would not lift the pair to *unsure*. The denser a book, the more pairs are such: of
    the pairs that meet in a made book of 50,000 accounts, one in eleven."""
    if left.date is None or right.date is None or min(left.date_sure, right.date_sure) < SURE:
        return False
    if max((left.date.start - right.date.end).days, (right.date.start - left.date.end).days) <= _NEAR:
        return False
    if left.report_id == right.report_id or left.named & right.named or left.persons & right.persons:
        return False
    most = PRIOR + WEIGHTS["date/far"].bits + _MOST["place"] + _MOST["type"] + _MOST["text"] + _MOST["weapon"]
    most += _MOST["actor"] if left.actors and right.actors else 0.0
    most += _MOST["name"] if share_a_name(left, right) else 0.0
    most += _MOST["age"] if left.ages & right.ages else 0.0
    most += _MOST["setting"] if left.setting & right.setting else 0.0
    for measure, share in TOLL_SHARES:
        one, other = left.figures.get(measure), right.figures.get(measure)
        if one and other:
            most += share * (_MOST["toll"] if one.best == other.best else WEIGHTS["toll/close"].bits)
    return most < UNSURE_FROM


_NEAR = 3  # days: the next level of date/few-days lies beyond
_MOST = {
    sort: max(0.0, *(weight.bits for level, weight in WEIGHTS.items() if level.startswith(f"{sort}/")))
    for sort in {level.split("/")[0] for level in WEIGHTS}
}


def _verdict(score: float) -> Verdict:
    if score >= SAME_FROM:
        return Verdict.SAME
    return Verdict.UNSURE if score >= UNSURE_FROM else Verdict.DIFFERENT
