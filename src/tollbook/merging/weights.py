"""The weights on one screen: what each comparison adds to the score of a pair, in bits, and why.

A weight is log2 of how much likelier this finding is between two accounts of one incident than between
two accounts that merely met under one key of ``blocking`` (Fellegi and Sunter, 1969). Set by hand from the
reasons given here and tried on hand-coded reports of wars and on local reports of shootings; no program fitted
them. What is a sign in both kinds of news counts in full; what is a sign in one alone counts less.
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    bits: float
    because: str


# The odds before anything is compared: of the pairs that meet, about one in nine is the same incident.
PRIOR = -3.0
# From SAME_FROM on the odds are better than five to one: joined. Below UNSURE_FROM they are under one to two.
SAME_FROM = 2.5
UNSURE_FROM = -1.0
# Where ties of SAME_FROM hold more accounts together than CROWD, ties of the next strength are asked for, up to odds
# of 250 to one: what these hold together is one story, however long. (The longest chain of 3,152 reports of shootings
# in a whole country holds 69 accounts together.)
TIES = (SAME_FROM, 4.0, 6.0, 8.0)
CROWD = 1_000

WEIGHTS: dict[str, Weight] = {
    "date/same-day": Weight(5.5, "a day out of many: the strongest plain sign"),
    "date/same-days": Weight(5.0, "spans of up to a week that share a day"),
    "date/same-month": Weight(2.5, "a month is a wide net"),
    "date/same-year": Weight(1.0, "a year is a very wide net"),
    "date/next-day": Weight(-1.5, "nights shift a date by one; but in a war the next day has its own attack"),
    "date/next-day-doubtful": Weight(1.5, "'on Monday' may be misread by a day"),
    "date/few-days": Weight(-2.0, "two or three days apart: rarely a slip"),
    "date/few-days-doubtful": Weight(1.0, "the day of the report or of an arrest, taken for that of the attack"),
    "date/far": Weight(-12.0, "no slip of the pen reaches so far; but a late report may name the day of the trial"),
    "date/far-doubtful": Weight(-3.5, "a report names several days, and the wrong one may have been taken"),
    "date/not-yet": Weight(-12.0, "no report tells of what has not happened yet"),
    "date/unknown": Weight(-3.5, "nothing bears out that it is the same time"),
    "date/news-of-the-day": Weight(4.0, "the main news of a report is some days old at most"),
    "date/old-news": Weight(-4.0, "the main news of a report is seldom a month old"),
    "calendar/same-day-named": Weight(5.0, "both name one day of the calendar, the year left out"),
    "calendar/other-day-named": Weight(-3.0, "each names a day of the calendar, and not the same"),
    "calendar/same-weekday": Weight(1.0, "one weekday in seven"),
    "calendar/other-weekday": Weight(-1.5, "two weekdays for one event are rare, but happen"),
    "place/same-town": Weight(4.5, "a town out of many"),
    "place/same-city": Weight(3.5, "a city of 150,000 has more attacks"),
    "place/same-metropolis": Weight(2.5, "a city of a million may have several a day"),
    "place/like-name": Weight(3.0, "a place of no gazetteer, spelt in two ways"),
    "place/near": Weight(2.5, "the next town: reports name the nearest place they know"),
    "place/same-province": Weight(1.0, "one names the town, the other its province, in which much else happens"),
    "place/same-country": Weight(-2.0, "pairs that meet mostly share the country, and a country has many attacks"),
    "place/other-province": Weight(-4.0, "provinces are seldom taken for one another"),
    "place/apart": Weight(-1.0, "over 40 km: a slip of the gazetteer at best"),
    "place/far": Weight(-5.0, "over 120 km; towns that share a name are mistaken for one another"),
    "place/border": Weight(-1.0, "two countries, but a border lies between near places"),
    "place/other-country": Weight(-5.0, "two countries; towns that share a name are mistaken for one another"),
    "place/other-country-coarse": Weight(-3.0, "two countries, but one place is known only roughly"),
    "place/named-there": Weight(-2.0, "two towns, but one report names both; most name the capital"),
    "place/named-there-doubtful": Weight(2.0, "a report names several towns, and the wrong one may have been taken"),
    "place/unknown": Weight(-2.5, "one does not say where: nothing bears out that it is the same spot"),
    "type/same": Weight(1.0, "one type of ten, but a few are common"),
    "type/kin": Weight(0.5, "reports word one attack both ways"),
    "type/open": Weight(
        -1.5, "one of the two is not told closely enough to say; but a shooting and a bombing are two things"
    ),
    "type/other": Weight(-4.0, "an air strike is not taken for an abduction"),
    "actor/same": Weight(1.5, "the same named actor; in one war it is mostly the same"),
    "actor/other": Weight(-2.0, "each names an actor, and not the same; rival claims happen"),
    "name/same-person": Weight(7.75, "the same first and family name of one who was hit"),
    "name/same-family-name": Weight(4.0, "the same family name, the first name left out once"),
    "name/namesakes": Weight(-3.0, "one family name, two first names"),
    "name/other": Weight(-1.0, "each names those who were hit, and they differ"),
    "named/none": Weight(-4.0, "each names four or more, and not one of them is the same"),
    "named/one": Weight(-3.0, "one name that is not rare"),
    "named/two": Weight(-1.5, "a rare name, or two that are not: the region, the police chief"),
    "named/some": Weight(0.5, "names in common, as any two reports of one town may have"),
    "named/many": Weight(2.5, "rare names in common, or beside the incident in both"),
    "named/most": Weight(4.0, "more than the town and its officials explain"),
    "named/all": Weight(7.0, "the names of one story"),
    "persons/one": Weight(1.5, "a full name, but it may be a spokesman or a square"),
    "persons/two": Weight(4.5, "two full names in common"),
    "persons/several": Weight(7.0, "the cast of one story"),
    "text/other": Weight(-0.5, "told in other words throughout"),
    "text/touches": Weight(0.0, "some words in common, as any two attacks of one kind"),
    "text/alike": Weight(1.0, "a third of the words in common"),
    "text/repeats": Weight(2.0, "half of the words in common: one wording, or one copied from the other"),
    "age/same": Weight(2.5, "somebody of the same age; most reports name few ages"),
    "age/other": Weight(-2.5, "other ages: other people"),
    "setting/alike": Weight(3.0, "telling words shared about site and targets, together rarer than one text in 4,000"),
    "setting/touches": Weight(0.5, "common words shared about site and targets"),
    "setting/other": Weight(-0.75, "site and targets are told of in other words"),
    "weapon/same": Weight(0.5, "the same weapon; most are common ones"),
    "weapon/other": Weight(-0.5, "other weapons"),
    "toll/same-large": Weight(4.0, "the same figure of ten or more"),
    "toll/same-small": Weight(3.0, "the same figure from three to nine"),
    "toll/same-tiny": Weight(0.5, "one or two dead: most attacks have such a toll"),
    "toll/close": Weight(2.5, "figures a quarter apart: they rise and fall between reports"),
    "toll/open": Weight(0.5, "'at least' leaves room for the other figure"),
    "toll/other": Weight(-2.0, "other figures, though they may rise"),
    "toll/twice": Weight(-3.0, "twice as many, and three at least"),
    "toll/far": Weight(-3.0, "three times as many, or more"),
    "toll/beyond": Weight(-6.0, "twenty times as many: one man of a massacre, or another attack"),
    "toll/named-only": Weight(-0.5, "who recalls a well-known victim often leaves out who died beside them"),
    "role/both-recall": Weight(3.0, "what two reports recall is well known, and such incidents are few"),
    "role/news-recalled": Weight(
        -1.5, "what is news in one report is seldom only recalled in another of the same days"
    ),
    "role/both-main": Weight(-2.0, "without a date, each is likeliest the news of its own day"),
    "report/same": Weight(-13.0, "who wrote the report told of them apart; yet a reader may part what is one"),
    "total/joins-nothing": Weight(-40.0, "a running total counts many incidents"),
    "campaign/part-and-whole": Weight(-3.0, "one is told as a part of something larger, the other is not"),
}
