"""The weights on one screen: what each comparison adds to the score of a pair, in bits, and why.

A weight is log2 of how much likelier this finding is between two accounts of one incident than between
two accounts that merely met under one key of ``blocking`` (Fellegi and Sunter, 1969). Set by hand from the
reasons given here and tried on the hand-coded training reports; none is fitted to them, for the pairs that
are the same are too few (fewer than a hundred).
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    bits: float
    because: str


# The odds before anything is compared: of the pairs that meet, about one in 250 is the same incident.
PRIOR = -8.0
# From SAME_FROM on the odds are better than five to one: joined. Below UNSURE_FROM they are under one to two.
SAME_FROM = 2.5
UNSURE_FROM = -1.0

WEIGHTS: dict[str, Weight] = {
    "date/same-day": Weight(6.0, "a day out of many: the strongest plain sign"),
    "date/same-days": Weight(4.5, "spans of up to a week that share a day"),
    "date/same-month": Weight(2.5, "a month is a wide net"),
    "date/same-year": Weight(1.0, "a year is a very wide net"),
    "date/next-day": Weight(1.5, "nights, time zones and 'on Monday' shift a date by one"),
    "date/few-days": Weight(-3.0, "two or three days apart: rarely a slip"),
    "date/far": Weight(-12.0, "no slip of the pen reaches so far"),
    "date/not-yet": Weight(-12.0, "no report tells of what has not happened yet"),
    "date/news-of-the-day": Weight(2.0, "the main news of a report is some days old at most"),
    "date/old-news": Weight(-4.0, "the main news of a report is seldom a month old"),
    "calendar/same-day-named": Weight(5.0, "both name one day of the calendar, the year left out"),
    "calendar/other-day-named": Weight(-3.0, "each names a day of the calendar, and not the same"),
    "calendar/same-weekday": Weight(1.0, "one weekday in seven"),
    "calendar/other-weekday": Weight(-1.5, "two weekdays for one event are rare, but happen"),
    "place/same-town": Weight(5.0, "a town out of many"),
    "place/like-name": Weight(3.0, "a place of no gazetteer, spelt in two ways"),
    "place/near": Weight(2.0, "the next town: reports name the nearest place they know"),
    "place/same-province": Weight(1.5, "one names the town, the other its province"),
    "place/same-country": Weight(0.0, "pairs that meet mostly share the country: this says nothing"),
    "place/other-province": Weight(-4.0, "provinces are seldom taken for one another"),
    "place/apart": Weight(-2.0, "over 40 km: a slip of the gazetteer at best"),
    "place/far": Weight(-8.0, "over 120 km"),
    "place/border": Weight(-1.0, "two countries, but a border lies between near places"),
    "place/other-country": Weight(-8.0, "two countries, both places well known"),
    "place/other-country-coarse": Weight(-5.0, "two countries, but one place is known only roughly"),
    "place/unknown": Weight(-1.5, "one does not say where: nothing bears out that it is the same spot"),
    "type/same": Weight(1.5, "one type of ten, but a few are common"),
    "type/kin": Weight(0.5, "reports word one attack both ways"),
    "type/open": Weight(-1.0, "one of the two is not told closely enough to say"),
    "type/other": Weight(-4.0, "an air strike is not taken for an abduction"),
    "actor/same": Weight(2.5, "the same named actor"),
    "actor/other": Weight(-2.0, "each names an actor, and not the same; rival claims happen"),
    "name/same-person": Weight(9.0, "the same first and family name of one who was hit"),
    "name/same-family-name": Weight(6.0, "the same family name, the first name left out once"),
    "name/namesakes": Weight(-4.0, "one family name, two first names"),
    "name/other": Weight(-1.0, "each names those who were hit, and they differ"),
    "setting/alike": Weight(3.0, "two telling words shared about site and targets"),
    "setting/touches": Weight(1.5, "one telling word shared about site and targets"),
    "setting/other": Weight(-1.0, "site and targets are told of in other words"),
    "weapon/same": Weight(1.0, "the same weapon; most are common ones"),
    "weapon/other": Weight(-1.0, "other weapons"),
    "toll/same-large": Weight(4.0, "the same figure of ten or more"),
    "toll/same-small": Weight(2.0, "the same figure from three to nine"),
    "toll/same-tiny": Weight(0.5, "one or two dead: most attacks have such a toll"),
    "toll/close": Weight(1.5, "figures a quarter apart: they rise and fall between reports"),
    "toll/open": Weight(0.5, "'at least' leaves room for the other figure"),
    "toll/other": Weight(-1.5, "other figures, though they may rise"),
    "toll/far": Weight(-4.0, "three times as many, or more"),
    "toll/named-only": Weight(-0.5, "who recalls a well-known victim often leaves out who died beside them"),
    "role/both-recall": Weight(2.0, "what two reports recall is well known, and such incidents are few"),
    "role/both-main": Weight(-1.0, "without a date, each is likeliest the news of its own day"),
    "text/copies": Weight(6.0, "the reports nearly repeat each other"),
    "campaign/part-and-whole": Weight(-3.0, "one is told as a part of something larger, the other is not"),
}
