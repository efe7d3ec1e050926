"""Places and sites in sentences written for these tests, traps included."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.text import Report
from tollbook.reading.draft import Draft, PlaceMention, SiteMention
from tollbook.reading.pipeline import Pipeline
from tollbook.reading.places import PLACES
from tollbook.reading.sentences import SENTENCES
from tollbook.reading.vocabularies import VOCABULARIES

PIPELINE = Pipeline([SENTENCES, VOCABULARIES, PLACES])


def read(text: str, title: str | None = None) -> Draft:
    return PIPELINE.draft(Report("t", title, None, None, None, "0" * 64, text))


def place(text: str, words: str) -> PlaceMention:
    """The one mention with these words, the first of several."""
    draft = read(text)
    return next(mention for mention in draft.places if mention.span.of(text) == words)


def names(text: str) -> list[str]:
    return [mention.span.of(text) for mention in read(text).places]


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "level"),
    [
        ("Gunmen attacked a post in Musakhail, Pakistan.", "Musakhail", "Musakhel", "PK", "town"),
        ("A bomb went off in Gawadar on Sunday.", "Gawadar", "Gwadar", "PK", "town"),
        ("Rebels stopped a bus in Bolan, Balochistan.", "Bolan", "Kachhi District", "PK", "district"),
        ("Officers died in the Gwadar district of Pakistan.", "Gwadar", "Gwadar District", "PK", "district"),
        ("A mine exploded in Helmand province.", "Helmand", "Helmand", "AF", "admin1"),
        ("Gunmen struck in Kandahar province.", "Kandahar", "Kandahar", "AF", "admin1"),
        ("Gunmen struck in Kandahar.", "Kandahar", "Kandahar", "AF", "town"),
        ("A bomb hit a theater in the northwestern city of Karachi.", "Karachi", "Karachi", "PK", "town"),
        ("The Lebanese army said shells fell on Tripoli.", "Tripoli", "Tripoli", "LB", "town"),
        ("The Libyan army said shells fell on Tripoli.", "Tripoli", "Tripoli", "LY", "town"),
        ("Four were shot in Rocky Mount, N.C., on Friday.", "Rocky Mount", "Rocky Mount", "US", "town"),
        ("Two people were shot in Paris, Texas, on Friday.", "Paris", "Paris", "US", "town"),
        ("A bomb exploded in Paris on Friday.", "Paris", "Paris", "FR", "town"),
        ("Fighters raided villages in the Sinai.", "Sinai", "Sinai", "EG", "region"),
        ("Rebels attacked the town of Hit in Iraq.", "Hit", "Hit", "IQ", "town"),
    ],
)
def test_what_a_name_stands_for(text: str, words: str, name: str, country: str, level: str) -> None:
    mention = place(text, words)
    assert (mention.ref.name, mention.ref.country, mention.level) == (name, country, level)


def test_the_state_chooses_the_town() -> None:
    assert place("Shots were fired in Columbia, Tennessee, police said.", "Columbia").ref.admin1 == "Tennessee"
    assert place("Shots were fired in Columbia, S.C., police said.", "Columbia").ref.admin1 == "South Carolina"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("GAZIANTEP, TURKEY — A bomb exploded in the market.", "GAZIANTEP"),
        ("KABUL (AP) - Gunmen killed two guards in Herat.", "KABUL"),
        ("Islamabad said the raid was over.", "Islamabad"),
        ("Officials blamed Kabul for the raid.", "Kabul"),
        ("Pakistan's military struck back.", "Pakistan"),
        ("Gunmen fired at Multan, the capital of Punjab.", "Punjab"),
        ("A bomb went off near the border with Syria.", "Syria"),
        ("The wounded were taken to a hospital in Quetta.", "Quetta"),
        ("The gunmen came from Peshawar.", "Peshawar"),
        ("The group, based in Peshawar, denied it.", "Peshawar"),
        ("He was the ambassador to Iran.", "Iran"),
        ("The suspects fled to Iran.", "Iran"),
        ("Iran has denied the charge.", "Iran"),
    ],
)
def test_not_a_scene(text: str, words: str) -> None:
    assert not place(text, words).is_scene


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("A bomb exploded in Quetta.", "Quetta", 1),
        ("A bomb exploded outside Quetta.", "Quetta", 2),
        ("A bomb exploded 20 kilometers north of Quetta.", "Quetta", 2),
        ("Gunmen attacked a hospital in Quetta.", "Quetta", 1),
        ("Militants stormed Kunduz before dawn.", "Kunduz", 1),
        ("Two guards died in the Gwadar district of Pakistan.", "Gwadar", 3),
        ("Two guards died in Helmand province.", "Helmand", 4),
        ("Two guards died in eastern Afghanistan.", "Afghanistan", 6),
        ("He was kidnapped from Peshawar last week.", "Peshawar", 1),
        ("Shells hit Iraq's northern city of Mosul.", "Mosul", 1),
    ],
)
def test_scenes_and_their_precision(text: str, words: str, precision: int) -> None:
    mention = place(text, words)
    assert mention.is_scene
    assert mention.ref.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Nawaz Sharif spoke. Sharif said no more.",
        "Mr. Lahore was not hurt.",
        "Michael Jordan was not there.",
        "The Washington Post reported it on Monday.",
        "Islamic State denied it in May.",
        "Police found the Balochistan Liberation Army behind it.",
        "Khan said so on Sunday.",
        "Many people died. Most were civilians. Police came.",
    ],
)
def test_no_places(text: str) -> None:
    assert names(text) == []


def test_an_unknown_village_is_kept_under_its_own_name() -> None:
    text = "Gunmen killed two men in the village of Tarkhelo in Paktia province, Afghanistan. Near Tarkhelo, mines lay."
    first, second = [m for m in read(text).places if m.span.of(text) == "Tarkhelo"]
    assert (first.ref.name, first.ref.admin1, first.ref.country) == ("Tarkhelo", "Paktia", "AF")
    assert first.ref.gazetteer_id is None
    assert first.ref.precision == 4
    assert second.ref.name == "Tarkhelo"


def test_an_unknown_village_of_a_known_country_only() -> None:
    mention = place("Gunmen killed two Afghan men in the village of Tarkhelo.", "Tarkhelo")
    assert (mention.ref.country, mention.ref.lat, mention.ref.precision) == ("AF", None, 6)


def test_a_small_town_elsewhere_is_less_likely_than_an_unknown_quarter() -> None:
    text = "A bomb shook the Indian city of Hyderabad. It went off in a bar in the Koti district."
    found = place(text, "Koti")
    assert (found.ref.name, found.ref.country, found.ref.gazetteer_id) == ("Koti", "IN", None)
    # It lies in the city told of before, no one knows where.
    assert found.ref.lat == place(text, "Hyderabad").ref.lat
    assert found.ref.precision == 3


def test_a_quarter_is_no_town_far_away_in_the_same_country() -> None:
    text = "A bomb killed nine people in the Russian city of Volgograd. It went off in the Dzerzhinsky district."
    assert place(text, "Dzerzhinsky").ref.lat == place(text, "Volgograd").ref.lat


def test_a_site_named_after_a_place_elsewhere_is_no_place() -> None:
    assert names("A bomb exploded in Lumbini Park in Hyderabad, India.") == ["Hyderabad", "India"]
    assert names("A bomb went off at Kabul Airport, Afghanistan.") == ["Kabul", "Afghanistan"]


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in Chicago. Anderson said he ran.",
        "Two men were shot in Chicago. Osborne, 34, was killed, and Osborne was buried.",
        "Two men were shot in Chicago near Harbor and Parkway.",
    ],
)
def test_surnames_and_common_words_are_no_towns(text: str) -> None:
    assert names(text) == ["Chicago"]


def test_copy_in_capitals() -> None:
    text = (
        "GUERRILLAS ATTACKED A POLICE STATION IN THE CITY OF AYACUCHO, PERU, YESTERDAY. A BOMB WAS PUT NEAR THE "
        "TOWN OF HUANTA. PRESIDENT GARCIA SAID THAT THE PLAN WAS DUE AND THE ARMY WOULD BE SENT AT ONCE."
    )
    assert names(text) == ["AYACUCHO", "PERU", "HUANTA"]


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("Gunmen stormed the Musa Khan checkpoint in Sibi.", "the Musa Khan checkpoint", "post"),
        ("A bomb hit a crowded movie theater.", "a crowded movie theater", "hotel"),
        ("Rebels torched a police station near Mach.", "a police station", "police"),
        ("Six died when a passenger bus was stopped.", "a passenger bus", "bus"),
    ],
)
def test_sites(text: str, words: str, entry: str) -> None:
    draft = read(text)
    site = draft.sites[0]
    assert (site.span.of(text), site.entry_id) == (words, entry)


PIECES = st.sampled_from(
    "in the city of Quetta , Pakistan 's military said near Kabul — Mr. Khan A bomb hit Mosul . \n\n St. Louis "
    "N.C. village of Tarkhelo district province al-Anbar 🙂 é “ ” checkpoint mosque from to Dera Ismail".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_spans_are_exact(text: str) -> None:
    draft = read(text)
    mentions: list[PlaceMention | SiteMention] = [*draft.places, *draft.sites]
    for mention in mentions:
        assert mention.span == draft.span(mention.first, mention.last)
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
    ends = [(m.first, m.last) for m in draft.places]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for mention in read(text).places:
        assert 1 <= mention.ref.precision <= 7


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot on Hudson Street.",
        "Two men were shot in the 600 block of Lancaster.",
        "Two men were shot at 998 S. Wellington.",
        "Police in Toledo, Ohio, say that two men were shot near Hartwell Avenue.",
        "Shots were fired at Foster Park in Toledo, Ohio.",
    ],
)
def test_streets_and_parks_are_no_towns(text: str) -> None:
    assert {mention.ref.name for mention in read(text).places} <= {"Toledo", "Ohio"}


def test_a_small_town_of_another_state_is_no_scene_here() -> None:
    towns = [mention.ref for mention in read("Toledo, Ohio. Police of Toledo said he was near Naylor.").places]
    assert all(town.admin1 == "Ohio" for town in towns)


@pytest.mark.parametrize("text", ["Adam Reed, 44, of New Haven, was hurt.", "A Quetta man was hurt in the blast."])
def test_where_somebody_lives_is_no_scene(text: str) -> None:
    assert not any(mention.is_scene for mention in read(text).places)


def test_a_state_before_its_police_is_no_scene() -> None:
    assert not place("He asked anybody to call Oregon State Police.", "Oregon").is_scene


def test_the_police_of_a_town_tell_of_their_town() -> None:
    assert place("Memphis Police came to the house.", "Memphis").is_scene


def test_a_neighborhood_is_a_detail_of_its_city() -> None:
    found = place("CHICAGO — A boy was shot in the Brighton Park neighborhood on Sunday.", "Brighton Park")
    assert (found.ref.name, found.ref.detail) == ("Chicago", "Brighton Park")


@pytest.mark.parametrize("dateline", ["SAVANNAH, Ga. (AP) — ", "SAVANNAH, Georgia — "])
def test_a_dateline_may_name_its_state(dateline: str) -> None:
    text = f"{dateline}A boy was shot on Sunday."
    assert not any(mention.is_scene for mention in read(text).places)


@pytest.mark.parametrize(
    "text",
    ["He was hurt on Alder Road in Ulm.", "The case of the Commonwealth was weak.", "He was seen by Metro officers."],
)
def test_streets_and_offices_are_no_towns(text: str) -> None:
    assert not {"Alder Road", "Commonwealth", "Metro"} & set(names(text))
