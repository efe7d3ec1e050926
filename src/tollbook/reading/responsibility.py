"""Finds who claims an attack, who denies it, that nobody has claimed it, and who is accused of it by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tollbook.lexicon.match import Match
from tollbook.model.claim import Evidence, Source
from tollbook.model.values import ActorKind, ActorRef, Group, Stance
from tollbook.reading.actor_subjects import (
    PRONOUNS,
    Phrase,
    first_subject,
    is_passive,
    opens_with_setting,
    phrase_after,
    subject_before,
    without_article,
    word_at,
    word_before,
)
from tollbook.reading.draft import (
    Accusation,
    ActorMention,
    Draft,
    ResponsibilityMention,
    Sentence,
    Speech,
)
from tollbook.reading.own_words import (
    group_meant,
    head_of,
    is_quoted_before,
    owning_words,
    points_back,
    quoted_words,
    speaker_of,
)
from tollbook.reading.persons import Persons
from tollbook.reading.pipeline import Step
from tollbook.reading.silences import CLAIM_REACH, OWN, end_of_silence, matter_within, none_before
from tollbook.reading.suspects import Suspects

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which"})
_CLAIMS = frozenset({"claim", "claim-verb", "claim-by", "confession", "avowal", "signed"})
_DENIALS = frozenset({"denial", "denial-verb", "disowned", "slander"})
_COURTS = frozenset({"court", "judge", "judges", "courts", "tribunal", "jury"})
# How far behind "denied" the thing denied may stand.
_MATTER_REACH = 12
# What may be called a slander, and how far behind the verb it is called one; what blames in "X blamed Y. Y denied it."
_CALLED = frozenset({"called", "calls", "termed", "described", "dismissed", "dismisses"})
_SAID = frozenset({"said", "says"})
_DEED_REACH = 8
_NEGATIONS = frozenset({"not", "n't", "never"})
_NEGATION_REACH = 2
_OUTRIGHT = frozenset({"outright", "flatly", "categorically", "strongly", "vehemently", "too"})
_NO_DOING = frozenset({"anything", "everything", "nothing", "reporting", "during", "seeking"})
_CHARGED = frozenset({"accusation", "accusations", "charge", "charges", "allegation", "allegations"})
_CHARGED_BY_PRONOUN = frozenset({"this", "it", "that", "them", "these", "claims"})
_CALLED_REACH = 9
_BLAMES = frozenset({"accuse", "accused", "blamed-on"})
_TELLING = frozenset(
    {"said", "says", "say", "insisted", "insists", "added", "maintained", "stated", "declared", "announced"}
)
_TELLER_REACH = 7
_BARE_OBJECTS = frozenset({"it", "this", "them", "both", "all"})
_LETTERS = frozenset({"message", "statement", "note", "letter", "leaflet", "communique", "communiqué", "video", "post"})
# How far behind "claimed" the group may stand in whose name a caller claims.
_NAME_REACH = 8
_BLAME_LINKS = frozenset({"for", "of", "over", "responsible", "in", "to", "being"})


def find_responsibility(draft: Draft) -> dict[str, object]:
    """Claims, denials and "nobody has claimed", and the accusations, from left to right."""
    stances: list[ResponsibilityMention] = []
    accusations: list[Accusation] = []
    actors = {index: actor for actor in draft.actors for index in range(actor.first, actor.last)}
    reader = _Reader(draft, actors)
    for sentence in draft.sentences:
        for match in draft.matches.within("claim_words", sentence.first, sentence.last):
            stances.extend(reader.stances(match, sentence))
            accusations.extend(reader.accusations(match, sentence))
    accusations.extend(reader.suspicions())
    accusations.extend(Suspects(draft).find())
    accusations.sort(key=lambda accusation: accusation.actor.first)
    stances.extend(reader.owned_deeds())
    return {"responsibility": tuple(stances), "accusations": tuple(accusations)}


class _Reader:
    """Reads the words of claiming in one draft; holds nothing but the draft and its actors by token."""

    def __init__(self, draft: Draft, actors: dict[int, ActorMention]) -> None:
        self.draft = draft
        self.actors = actors
        self.persons = Persons(draft)

    def stances(self, match: Match, sentence: Sentence) -> Iterator[ResponsibilityMention]:
        """The claims, the denials or the "nobody has claimed" that this find opens; two for "X and Y deny"."""
        form = match.entry.get("form")
        if form == "unclaimed":
            yield self._nobody(match.first, match.last, sentence)
        if form == "none" and (end := end_of_silence(self.draft, match.last, sentence)) is not None:
            yield self._nobody(match.first, end, sentence)
        if form not in _CLAIMS | _DENIALS or not self._is_about_attack(form, match, sentence):
            return
        if form in _CLAIMS and self._is_negated(match):
            return
        none = none_before(self.draft, match, sentence)
        if none is not None and form in _CLAIMS:
            yield self._nobody(none, match.last, sentence)
        if none is not None or (form in _CLAIMS and self._is_generic(match, sentence)):
            return
        stance = Stance.DENIED if form in _DENIALS else Stance.CLAIMED
        for actor in self._claimants(form, match, sentence):
            yield self._mention(actor, stance, match, sentence, f"responsibility/{match.entry.id}")

    def _is_about_attack(self, form: str, match: Match, sentence: Sentence) -> bool:
        """Whether the words around say that it is an attack that is claimed or denied."""
        draft = self.draft
        before = word_before(draft, match.first)
        if form == "claim-verb":
            return self._is_of_attack(match, sentence)
        if form == "claim-by":
            return self._tells_of_violence(sentence.first, match.first)
        if form == "signed":
            return any(token.lower in _LETTERS for token in draft.tokens[sentence.first : match.first])
        if form == "slander":
            return self._called(match, sentence) is not None
        if form == "confession":
            stop = min(match.last + 5, sentence.last)
            deeds = draft.matches.within("deed_verbs", match.last, min(match.last + _DEED_REACH, sentence.last))
            told = matter_within(draft, match.last, stop) or any(deed.entry.id == "deed" for deed in deeds)
            return told and not is_passive(draft, match.first, sentence.first)
        if form == "denial-verb":
            if before in {"not", "n't", "a", "the", "this"}:  # "a dispute over a charge" is no denial
                return False
            closes_relative = any(t.lower == "which" for t in draft.tokens[max(match.first - 4, 0) : match.first])
            return closes_relative or self._has_matter(match, sentence)
        return not (form == "claim" and is_passive(draft, match.first, sentence.first))

    def _is_negated(self, match: Match) -> bool:
        """ "The group has not claimed it", "did not take responsibility"."""
        before = self.draft.tokens[max(0, match.first - _NEGATION_REACH) : match.first]
        return any(token.lower in _NEGATIONS for token in before)

    def _tells_of_violence(self, first: int, last: int) -> bool:
        return matter_within(self.draft, first, last) or bool(self.draft.matches.within("attack_words", first, last))

    def _claimants(self, form: str, match: Match, sentence: Sentence) -> list[ActorMention]:
        """Who claims or denies here."""
        draft = self.draft
        if form in {"claim-by", "signed"}:
            found = self._actors_in(phrase_after(draft, match.last, sentence.last, {"and"}))
            return found if form == "claim-by" else [actor for actor in found if _is_armed_name(actor)]
        if form == "slander":
            called = self._called(match, sentence)
            phrase = subject_before(draft, called, sentence.first) if called is not None else None
            return self._actors_in(phrase)
        if form in {"claim", "claim-verb"} and (principal := self._principal(match, sentence)) is not None:
            return [principal]
        verb = match.first - 1 if word_before(draft, match.first) in {'"', "“"} else match.first
        phrase = subject_before(draft, verb, sentence.first)
        if phrase is None and word_before(draft, match.first) in {"and", "but"}:
            phrase = first_subject(draft, sentence.first, match.first)
        if phrase is None or self._is_court(phrase):
            return []
        if form in {"denial", "denial-verb"} and phrase.first == sentence.first and sentence.number:
            if draft.tokens[phrase.first].lower in {"it", "they"} and self._is_after_blame(phrase.first, sentence):
                return self._blamed_before(sentence)
        if form == "disowned" and self.draft.tokens[phrase.last - 1].lower not in _PRONOUNS:
            return self._own_side(phrase, match)
        found = self._actors_in(phrase)
        return [actor for actor in found if _can_claim(actor)] if form == "avowal" else found

    def _blamed_before(self, sentence: Sentence) -> list[ActorMention]:
        """Who is blamed in the sentence before: who denies it, where "it" does."""
        before = self.draft.sentences[sentence.number - 1]
        told = self.draft.matches.within("claim_words", before.first, before.last)
        return [accusation.actor for match in told for accusation in self.accusations(match, before)][-1:]

    def _own_side(self, phrase: Phrase, match: Match) -> list[ActorMention]:
        """Who speaks of his own men or of his group: "the commander said that its fighters had no part in it"."""
        if self.draft.tokens[phrase.first].lower not in OWN and not points_back(self.draft, *phrase):
            return []
        told = (s for s in self.draft.speeches if s.first <= match.first < s.last)
        speech = min(told, key=lambda s: s.last - s.first, default=None)
        speaker = speaker_of(self.draft, speech) if speech is not None else None
        meant = speaker or group_meant(self.draft, match.first)
        return [meant] if meant is not None else []

    def _called(self, match: Match, sentence: Sentence) -> int | None:
        """The verb of "[called] the charge a slander"."""
        tokens = self.draft.tokens
        for index in range(match.first - 1, max(match.first - _CALLED_REACH, sentence.first) - 1, -1):
            if tokens[index].lower in _CALLED | _SAID:
                meant = _CHARGED if tokens[index].lower in _SAID else _CHARGED | _CHARGED_BY_PRONOUN
                is_charge = any(token.lower in meant for token in tokens[index + 1 : match.first])
                return index if is_charge and self._is_after_blame(index, sentence) else None
        return None

    def _is_after_blame(self, index: int, sentence: Sentence) -> bool:
        """Whether somebody is blamed in the sentence before, or in this one before a token."""
        floor = self.draft.sentences[max(0, sentence.number - 1)].first
        told = self.draft.matches.within("claim_words", floor, index)
        return any(other.entry.get("form") in _BLAMES for other in told)

    def _principal(self, match: Match, sentence: Sentence) -> ActorMention | None:
        """The group for which somebody else claims: "a caller claimed the raid for the River Front"."""
        draft = self.draft
        for index in range(match.last, min(match.last + _NAME_REACH, sentence.last)):
            actor = self.actors.get(index)
            if actor is not None:
                link = actor.first - 1 if draft.tokens[actor.first - 1].lower != "the" else actor.first - 2
                is_named_for = draft.tokens[link].lower == "for" or (
                    draft.tokens[link].lower == "of" and word_before(draft, link) == "name"
                )
                if not is_named_for or not _is_armed_name(actor):
                    return None
                subject = subject_before(draft, match.first, sentence.first)
                named = [a for i in range(*subject) if (a := self.actors.get(i)) and a.is_named] if subject else []
                return None if named else actor
        return None

    def _is_court(self, phrase: Phrase) -> bool:
        """A judge who dismisses charges denies nothing."""
        return any(token.lower in _COURTS for token in self.draft.tokens[phrase.first : phrase.last])

    def _mention(
        self, actor: ActorMention, stance: Stance, match: Match, sentence: Sentence, rule: str
    ) -> ResponsibilityMention:
        evidence = (
            Evidence(actor.span, "actor"),
            Evidence(self.draft.span(match.first, match.last), "stance"),
        )
        return ResponsibilityMention(sentence.number, actor, stance, evidence, rule)

    def _nobody(self, first: int, last: int, sentence: Sentence) -> ResponsibilityMention:
        evidence = (Evidence(self.draft.span(first, last), "stance"),)
        return ResponsibilityMention(sentence.number, None, None, evidence, "responsibility/no-claim")

    def _is_of_attack(self, match: Match, sentence: Sentence) -> bool:
        """Whether "claimed" is followed by a word of violence: "claimed the bombing", not "claimed 54 lives"."""
        stop = min(match.last + CLAIM_REACH, sentence.last)
        after = word_at(self.draft, match.last, sentence.last)
        if after in _BARE_OBJECTS and self._is_bare(match.last, sentence):
            subject = subject_before(self.draft, match.first, sentence.first)
            return subject is not None and any(_is_armed_name(actor) for actor in self._actors_in(subject))
        if after not in {"the", "both", "all", "this", "that", "an", "a", "two", "three", "four", "five", "saturday"}:
            return False
        return matter_within(self.draft, match.last, stop)

    def _is_bare(self, index: int, sentence: Sentence) -> bool:
        """Whether a pronoun is all that is claimed or denied: "denied it.", "claims all of them"."""
        end = index + 1
        if word_at(self.draft, end, sentence.last) == "of":
            end += 2
        if word_at(self.draft, end, sentence.last) in _OUTRIGHT:
            end += 1
        return end >= sentence.last or not self.draft.tokens[end].is_word

    def _has_matter(self, match: Match, sentence: Sentence) -> bool:
        """Whether what is denied is an attack or the blame for it. Who rejects "the claim" doubts another's word."""
        stop = min(match.last + _MATTER_REACH, sentence.last)
        claims = self.draft.matches.within("claim_words", match.last, stop)
        first = claims[0] if claims else None
        is_bare = first is not None and word_at(self.draft, first.last, sentence.last) not in {"that", "of"}
        if first is not None and first.entry.get("form") == "claim-verb" and is_bare:
            return False
        if matter_within(self.draft, match.last, stop):
            return True
        is_denied = self.draft.tokens[match.last - 1].lower.startswith("den")
        if word_at(self.draft, match.last, sentence.last) in _BARE_OBJECTS and self._is_bare(match.last, sentence):
            return (is_denied and self._is_near_attack(sentence)) or self._is_after_blame(match.first, sentence)
        after = [token.lower for token in self.draft.tokens[match.last : match.last + 3]]
        is_own = any(a == "that" and b in OWN for a, b in pairwise(after))
        if is_denied and self._is_near_attack(sentence):  # who denies a deed of his own denies the attack
            is_doing = bool(after) and after[0].endswith("ing") and after[0] not in _NO_DOING
            return is_doing or is_own
        return is_own and bool(self.draft.matches.within("deed_verbs", match.last, stop))

    def _is_near_attack(self, sentence: Sentence) -> bool:
        """Whether an attack is told of in this sentence or the one before."""
        return any(sentence.number - 1 <= attack.sentence <= sentence.number for attack in self.draft.attacks)

    def _is_generic(self, match: Match, sentence: Sentence) -> bool:
        """Whether the claim is about many attacks of the past, not about this one."""
        found = self.draft.matches.within("claim_words", match.last, sentence.last)
        return any(other.entry.get("form") == "generic" for other in found)

    def _actors_in(self, phrase: Phrase | None) -> list[ActorMention]:
        """The actors that a phrase names: those inside it, the one a pronoun means, else a person by name."""
        if phrase is None:
            return []
        draft = self.draft
        words = draft.tokens[phrase.first : phrase.last]
        if words[-1].lower in _PRONOUNS:
            meant = self._meant_by(phrase.last - 1)
            return [meant] if meant else []
        inside = list(dict.fromkeys(self.actors[index] for index in range(*phrase) if index in self.actors))
        named = [actor for actor in inside if actor.is_named]
        if named or (inside and not self._ends_in_person(phrase)):
            found = named or inside
            joined = len(found) == 2 and word_before(draft, found[1].first) in {"and", "the"}
            return found if joined and found[0].last + 2 >= found[1].first - 1 else found[:1]
        bare = without_article(draft, phrase)
        if points_back(draft, *phrase) and (group := group_meant(draft, phrase.first)) is not None:
            return [group]
        is_setting = opens_with_setting(draft, bare.first)
        is_shouted = bare.last - bare.first > 3 and all(t.text.isupper() for t in draft.tokens[bare.first : bare.last])
        if (is_setting or is_shouted) and not self.persons.within(*bare):
            return []
        if not any(token.is_capital for token in draft.tokens[bare.first : bare.last]) and not draft.matches.within(
            "source_nouns", bare.first, bare.last
        ):
            return []
        return [self._person(bare)]

    def _person(self, phrase: Phrase) -> ActorMention:
        span = self.draft.span(*phrase)
        known = self.persons.at(phrase.first) if phrase.last - phrase.first == 1 else None
        ref = ActorRef(known.name if known else span.of(self.draft.report.text), ActorKind.INDIVIDUALS)
        return ActorMention(phrase.first, phrase.last, span, ref, Group.UNSPECIFIED, is_named=True)

    def _ends_in_person(self, phrase: Phrase) -> bool:
        """Whether a plain description is followed by a name: "Islamist Omar Said"."""
        token = self.draft.tokens[phrase.last - 1]
        return token.is_capital and phrase.last - 1 not in self.actors

    def _meant_by(self, index: int) -> ActorMention | None:
        """Whom a pronoun means: a person at the head of the sentence for "he"; else the last group or force."""
        draft = self.draft
        sentence = draft.sentence_of(index)
        if draft.tokens[index].lower in {"he", "she", "who"}:
            if opens_with_setting(draft, sentence.first):
                known = self.persons.last_before(index)
                return self._person(Phrase(known.first, known.last)) if known is not None else None
            last = sentence.first
            while last < index and draft.tokens[last].is_capital and draft.tokens[last].lower not in _PRONOUNS:
                last += 1
            return self._person(Phrase(sentence.first, last)) if last > sentence.first else None
        said = self._said_before(index, sentence)
        if said is not None:
            teller = subject_before(draft, said, sentence.first)
            if teller is None or draft.tokens[teller.last - 1].lower not in PRONOUNS | _PRONOUNS:
                return next(iter(self._actors_in(teller)), None)
        speech = next((s for s in draft.speeches if s.first <= index < s.last), None)
        if speech is not None and (speaker := speaker_of(draft, speech)) is not None:
            return speaker
        here = [actor for actor in draft.actors if sentence.first <= actor.first < index]
        if here and word_before(draft, index) in {"saying", "said", "says"}:
            return here[-1]
        first = next((actor for actor in here if _can_claim(actor)), None)
        if first is not None:
            return first
        floor = draft.sentences[max(0, sentence.number - 2)].first
        before = [a for a in draft.actors if floor <= a.first < sentence.first and a.is_named and _can_claim(a)]
        armed = [actor for actor in before if actor.group is Group.MILITANTS]
        found = armed or before
        return found[-1] if found else None

    def _said_before(self, pronoun: int, sentence: Sentence) -> int | None:
        """The verb of saying just before a pronoun: "the Front said in Rome that it"."""
        for index in range(pronoun - 1, max(pronoun - _TELLER_REACH, sentence.first), -1):
            if self.draft.tokens[index].lower in _TELLING:
                return index
        return None

    def accusations(self, match: Match, sentence: Sentence) -> Iterator[Accusation]:
        """Who is blamed here, and by whom."""
        form = match.entry.get("form")
        draft = self.draft
        if form not in {"accuse", "accused", "blamed-on", "each-other"}:
            return
        accuser = None
        if form in {"accused", "each-other"}:
            phrase = subject_before(draft, match.first, sentence.first)
        else:
            phrase = phrase_after(draft, match.last, sentence.last, _BLAME_LINKS)
            speaker = subject_before(draft, match.first, sentence.first) if form == "accuse" else None
            if speaker is not None:
                accuser = Source(draft.words(*speaker), draft.span(*speaker))
        blamed = self._blamed(phrase, is_person_likely=form == "accused")
        for actor in blamed if form == "each-other" else blamed[:1]:
            evidence = [Evidence(actor.span, "actor"), Evidence(draft.span(match.first, match.last), "stance")]
            if accuser is not None:
                evidence.append(Evidence(accuser.span, "source"))
            rule = f"responsibility/{match.entry.id}"
            yield Accusation(sentence.number, actor, accuser, tuple(evidence), rule)

    def _blamed(self, phrase: Phrase | None, *, is_person_likely: bool) -> list[ActorMention]:
        """The actors of a phrase, the named ones first; a person by name where one is likely."""
        if phrase is None:
            return []
        inside = list(dict.fromkeys(self.actors[index] for index in range(*phrase) if index in self.actors))
        bare = without_article(self.draft, phrase)
        words = self.draft.tokens[bare.first : bare.last]
        is_pronoun = words[-1].lower in PRONOUNS
        if (
            is_person_likely
            and not inside
            and not is_pronoun
            and len(words) <= 5
            and words[-1].is_capital
            and words[0].is_capital
        ):
            return [self._person(bare)]
        return sorted(inside, key=lambda actor: not actor.is_named)

    def suspicions(self) -> Iterator[Accusation]:
        """Actors whose own description suspects them: "suspected rebels"."""
        for actor in self.draft.actors:
            found = self.draft.matches.starting("actor_modifiers", actor.first)
            if found is not None and found.entry.get("use") == "suspicion":
                evidence = (
                    Evidence(actor.span, "actor"),
                    Evidence(self.draft.span(found.first, found.last), "stance"),
                )
                number = self.draft.sentence_of(actor.first).number
                yield Accusation(number, actor, None, evidence, "responsibility/suspected")

    def owned_deeds(self) -> Iterator[ResponsibilityMention]:
        """Forces and groups that say they did it: "the army said its troops killed two men"."""
        draft = self.draft
        for speech in (*draft.speeches, *quoted_words(draft)):
            speaker = speaker_of(draft, speech)
            if speaker is None or speaker.group not in {Group.SECURITY_FORCES, Group.MILITANTS}:
                continue
            deed = owning_words(draft, speech) or self._own_deed(speech, speaker)
            if deed is None:
                continue
            evidence = (
                Evidence(speaker.span, "actor"),
                Evidence(draft.span(speech.first, deed.last), "stance"),
                Evidence(speech.source.span, "source"),
            )
            number = draft.sentence_of(speech.first).number
            yield ResponsibilityMention(number, speaker, Stance.CLAIMED, evidence, "responsibility/owned-deed")

    def _own_deed(self, speech: Speech, speaker: ActorMention) -> Match | None:
        """The deed whose subject is the speaker's own side, at the head of what is said."""
        draft = self.draft
        is_before = speech.source.span.start > draft.tokens[speech.first].start
        if is_before and not (speaker.group is Group.MILITANTS and is_quoted_before(draft, speech)):
            return None
        # What a force tells "on Monday" is its bulletin: only a group's own account counts as a claim there.
        head = head_of(draft, speech, is_past_setting=speaker.group is Group.MILITANTS)
        stop = min(head + 9, speech.last)
        if any(m.entry.get("form") == "excuse" for m in draft.matches.within("claim_words", head, speech.last)):
            return None
        deeds = [
            deed
            for deed in draft.matches.within("deed_verbs", head, stop)
            # What an army seizes are arms and men, and what it sends are troops.
            if deed.entry.id == "deed" or speaker.group is Group.MILITANTS
        ]
        if not deeds or is_passive(draft, deeds[0].first, head):
            is_boast = speech.contested and speaker.group is Group.MILITANTS and bool(deeds)
            return deeds[0] if is_boast else None
        between = draft.tokens[head : deeds[0].first]
        if word_at(draft, deeds[0].last, len(draft.tokens)) == "by" or any(
            t.lower in {"who", "that", "which", "not", "n't", "never"} for t in between
        ):
            return None
        own = [index for index in range(head, deeds[0].first) if self._is_own(index, speaker)]
        reach = 6 if opens_with_setting(draft, head) else 2
        return deeds[0] if own and own[0] - head <= reach else None

    def _is_own(self, index: int, speaker: ActorMention) -> bool:
        if self.draft.tokens[index].lower in OWN:
            return True
        if speaker.group is not Group.SECURITY_FORCES:
            return False
        actor, arms = self.actors.get(index), self.draft.matches.starting("state_forces", index)
        is_arms = arms is not None and arms.entry.get("use") == "arms"
        return is_arms if actor is None else actor.group is Group.SECURITY_FORCES


def _is_armed_name(actor: ActorMention) -> bool:
    return actor.is_named and actor.group is Group.MILITANTS


def _can_claim(actor: ActorMention) -> bool:
    return actor.group is Group.SECURITY_FORCES or (actor.is_named and actor.group is Group.MILITANTS)


RESPONSIBILITY = Step(
    "responsibility",
    needs=("tokens", "sentences", "matches", "actors", "people", "speeches", "tolls"),
    gives=("responsibility", "accusations"),
    run=find_responsibility,
)
