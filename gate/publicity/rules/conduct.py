"""
Conduct (YR4): respect for whoever reads, or is written about.

Equality Act 2010, s. 149; Local Government Association, Model Councillor Code of Conduct 2020, on respect, which
councils' own social media policies ask of their official accounts too.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.draft import Action
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.everyday_uses import long_ago, street
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found, Reading


@rule(
    code="YR401",
    name="abuse",
    title="is abusive",
    family=Family.ABUSIVE,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.POLICY,
    cites=Citation("lga-model-code-2020", "Respect"),
    message="‘{words}’ is abusive. Take it out.",
    cure="Take it out.",
    needs=("insult", "insult-cy", "insult-word", "insult-adjective", "insult-clear", "condemning"),
    signs=("insult", "insult-cy", "insult-word", "insult-adjective", "*", "#", "%", "$", "@"),
)
def abuse(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Insults and swearing, masked ones too."""
    for part in reading.fields:
        for one in part.cues("insult", "insult-cy"):
            if not innocent(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end)
        for one in part.cues("insult-word", "insult-adjective"):
            if not innocent(part, one) and (start := _called(part, one)) is not None:
                yield Mark(field=part.name, start=start, end=one.end)
        words = part.cues("insult-word")
        for one in part.cues("insult-adjective") if words else ():
            for word in words:
                apart = max(one.start, word.start) - min(one.end, word.end)
                if apart == 1 and (one.disguised or word.disguised):
                    yield Mark(field=part.name, start=min(one.start, word.start), end=max(one.end, word.end))
        if any(char in part.text for char in "*#%$@"):
            for masked in _MASKED.finditer(part.text):
                start, end = part.folded.span(*masked.span())
                yield Mark(field=part.name, start=start, end=end)


_MASKED: Final = re.compile(
    r"(?<![\w*#])(?:f[*#@%$!._-]{1,5}(?:k|ck|ing|in|ed|er|off)?\w*|f[*#@%$!]{2,}|s[h*#@%$!][*#@%$!]+t?\w*"
    r"|sh[*#@!1]te?|b[*#@%$!l][*#@%$!]+(?:dy|s|ks|ard|ards|d)\w*|b[*#@%$!]{2,}\w*"
    r"|c[*#@%$!]+ck\w*|c[*#@%$!]{2,}\w*|c[*#@%$!u]nt|t[*#@%$!]+ts?\w*|tw[*#@%$!]+\w*|w[*#@%$!]+k?er\w*|w[*#@%$!]{3,}\w*"
    r"|a[*#@%$!s]{2,}(?:hole|holes)?|p[*#@%$!]+(?:ss|cks?|ks?)\w*|d[*#@%$!]+(?:ck|k)\w*|r[*#@%$!]+tard\w*"
    r"|[a-z]{1,3}\*+[a-z]{1,3}\*+[a-z]{1,6}|[a-z]{1,2}\*{1,4}(?:llocks|ll[o*]x|lls|sser|ssers|nker|nkers|stard|stards|ap|tch|tches|unt|ick|icks"
    r"|sk|rse|rses|rsehole|gger|ggers|eaks?|amn|ore|ores|oron|orons|diot|diots|ody|oody)"
    r"|id[*#@%$!]+t\w*|m[*#@%$!]r[*#@%$!]n\w*)(?![\w*])"
)
_ARE: Final = word_set("are r re is am was were be being youre hes shes theyre whos thats ur s yw ydy ydych wyt ydyn")
_WHO: Final = word_set(
    "you youre u ur yourself hes shes theyre he she they whoever residents drivers owners neighbours neighbour "
    "officers people man "
    "woman bloke parents lot staff supporters councillors ti chi wyt ydych nhw pobl everyone somebody someone "
    "who them these those"
)
_BETWEEN: Final = word_set(
    "a an the such just nothing but absolute total complete utter little old silly bloody really so all both "
    "every one bunch of lot pack load "
    "shower gang set herd big great right proper real as like being fat lazy stupid thick selfish dirty ignorant "
    "greedy pathetic useless "
    "nasty vile horrible sad poor very too plainly clearly obviously simply quite still always and or lying "
    "filthy spiteful rude and what yn hen"
)
_DOING: Final = re.compile(r"(?<![\w-])(?:\w+-)?\w{3,}ing $|(?<![\w-])\w+-\w+ed $")
"""What somebody is called for doing, right before the name: *sheep-worrying*, *moaning*, *pea-brained*."""
_HUMAN: Final = word_set(
    "liar liars crook crooks cheat cheats fool fools clown clowns muppet muppets loser losers bully bullies "
    "parasite parasites thug thugs vermin "
    "weirdo creep creeps freak freaks yob yobs lout louts rabble riff-raff bigot bigots brats degenerates "
    "savages buffoon buffoons slob slobs waster "
    "wasters oik oiks prat twit tyrant nazi nazis fascist fascists peasants failure failures filth celwyddog "
    "lladron clowniaid witch snowflake"
)


def _called(part: FieldReading, one: Found) -> int | None:
    """From where somebody is called by a word: *you* or *they are* before it, or a word for people and *are*."""
    doing = _DOING.search(part.raw, max(0, one.start - 30), one.start)
    last = one.start if doing is None else doing.start()
    words = [token for token in part.tokens_before(last, 8) if part.same_sentence(token.start, one.start)]
    said = False
    for token in reversed(words):
        if token.word in _ARE:
            said = True
        if token.word in _WHO:
            here = said or token.word in {"you", "u", "ti", "chi"}
            return token.start if here else None
        if token.word not in _BETWEEN and token.word not in _ARE:
            human = part.raw[one.start : one.end].lower() in _HUMAN
            return words[-1].start if said and human and one.key == "insult-word" else None
    return None


def innocent(part: FieldReading, one: Found) -> bool:
    """
    Whether a word stands in an innocent sense, in the name of a place, of people long dead, or where abuse is spoken of
    as a wrong.
    """
    if any(clear.start <= one.start and clear.end >= one.end for clear in part.cues("insult-clear")):
        return True
    if part.covering("place", one.start, one.end) or long_ago(part, one.start):
        return True
    if part.raw[one.start].isupper() and (street(part, one.end) or _NAMED.match(part.raw, one.end)):
        return True  # Tinkers Lane, the Gypsy Moth Inn
    return bool(part.told_beside(one.start, "condemning"))


_NAMED: Final = re.compile(
    r" (?:Arms|Inn|Hotel|Tavern|Bridge|Wood|Woods|Field|Fields|Cross|Well|Farm|Lock|Marsh|Moor|Common|Mill|Hollow"
    r"|Bottom|Copse|Bank|Pit|Pits|Fen|Drain|Drove|Beck|Brook|Sluice|Path|Trail)\b"
)
_WATERY: Final = re.compile(
    r"drain|ditch|\bfens?\b|\bbanks?\b|\bwater|flood|sluice|culvert|\bpump|\bsilt|\bweeds?\b|\breeds?\b|\bdigger|\bdug\b"
    r"|dredg|\bwalls?\b|\bpaths?\b|footpath|\bfields?\b|\bcattle|\bsheep|\bvoles?\b|\bducks?\b|\beels?\b|\boffa|\bclawdd"
    r"|\bmarsh|\bverges?\b|\blanes?\b|\bbridge|\bice\b|\bfroze|\bskat|\bfell into|\bin the dyke|\bkeep off|\broman"
    r"|\bmediev|\bramparts?\b|\bearthworks?\b|\bhedge|\brats?\b|\bthe sea\b|\bsea dyke|\btides?\b|\btidal"
)
"""Where a dyke is a ditch or a bank of earth."""


@rule(
    code="YR402",
    name="discriminatory-content",
    title="demeans a group of people",
    family=Family.ABUSIVE,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("equality-act-2010", "s. 149"),
    message="‘{words}’ demeans a group of people. Take it out.",
    cure="Take it out.",
    needs=("group-slur", "dyke", "group", "group-attack", "group-blame", "demeaning-cy", "insult-adjective"),
    signs=("group-slur", "dyke", "group"),
)
def discriminatory_content(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Slurs, and stereotypes or hostility told of a group of people."""
    for part in reading.fields:
        for one in part.cues("group-slur", "dyke"):
            if not innocent(part, one) and not (one.key == "dyke" and part.tells(_WATERY)):
                yield Mark(field=part.name, start=one.start, end=one.end)
        attacks = part.cues("group-attack")
        for group in part.cues("group") if attacks else ():
            for attack in part.within(attacks, group.end, group.end + 61):
                if not innocent(part, attack) and not _negated(part, attack):
                    yield Mark(field=part.name, start=group.start, end=attack.end)
                    break
        for frame in part.cues("group-blame"):
            near = part.within(part.cues("group"), frame.end, frame.end + 13)
            if near and _LET.search(part.raw, frame.start, frame.end) and not _LET_IN.match(part.raw, near[0].end):
                continue  # don't let pensioners miss out
            if near and part.same_sentence(frame.start, near[0].start) and not innocent(part, frame):
                yield Mark(field=part.name, start=frame.start, end=near[0].end)
        yield from _demeaned(part)


_LET: Final = re.compile(r"\blet\b", re.IGNORECASE)
_LET_IN: Final = re.compile(
    r"(?: \w+)? (?:in|into|near|loose|on|through|across|over here|move|settle|stay|take|drive|park|run|tell"
    r"|get away|breed|work|teach|serve|handle|look after|anywhere)\b",
    re.IGNORECASE,
)


_SAID_OF: Final = re.compile(
    r"\W{1,3}$|[^.!?]{0,20}(?: yn|['’]n)(?: (?:rhy|mor|hollol|gwbl|wirioneddol|llawer|ofnadwy o))? $"
)
_IS: Final = re.compile(r"[^.!?;:]{0,25}\b(?:yw|ydi|ydy|ydyn|oedd|ydynt)(?:['’]r| y| yr| ein)?(?: holl| hen)? $")


def _demeaned(part: FieldReading) -> Iterator[Mark]:
    """
    A group with a demeaning word, as Welsh builds its sentences: the noun and its adjective, *yn* and the word, or the
    word first and *yw*; and an insult right before a group in either language.
    """
    groups = part.cues("group")
    for group in groups:
        for one in part.told_beside(group.start, "demeaning-cy"):
            after = part.raw[group.end : one.start] if one.start >= group.end else ""
            before = part.raw[one.end : group.start] if one.end <= group.start else ""
            told = (after and _SAID_OF.match(after)) or (before and _IS.match(before))
            if told and not innocent(part, one) and not _negated(part, min(one, group, key=lambda hit: hit.start)):
                yield Mark(field=part.name, start=min(one.start, group.start), end=max(one.end, group.end))
                break
        for one in part.within(part.cues("insult-adjective"), group.start - PHRASE, group.start):
            beside = one.end + 1 == group.start and part.raw[one.start : one.end].lower() != "dim"
            if beside and not innocent(part, one):
                yield Mark(field=part.name, start=one.start, end=group.end)


def _negated(part: FieldReading, one: Found) -> bool:
    """Whether it is denied, asked after, or told of what is done for them."""
    return bool(_DENIED & set(part.words_before(one.start, 4)))


_DENIED: Final = word_set("not no never arent isnt dont help support if can get sydd ddim nid welcome safe and")


@rule(
    code="YR403",
    name="mild-disrespect",
    title="may read as disrespectful",
    family=Family.ABUSIVE,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.POLICY,
    cites=Citation("lga-model-code-2020", "Respect"),
    message="‘{words}’ may read as disrespectful. Put it more kindly, or let a second person look.",
    cure="Answer the point, not the person.",
    needs=("put-down", "put-down-cy", "retort", "curt", "curt-sign"),
    signs=("put-down", "put-down-cy", "retort", "curt"),
)
def mild_disrespect(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A put-down, sarcasm or impatience: in any post, and the shorter sort in an answer to somebody."""
    answering = reading.draft.action in {Action.REPLY, Action.SHARE}
    for part in reading.fields:
        if part.name != "text" and reading.draft.action is Action.POST:
            continue
        for one in part.cues("put-down", "put-down-cy", *(("retort",) if answering else ())):
            if not innocent(part, one) and not _litter(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end)
        signs = part.cues("curt-sign") if answering else []
        for one in part.cues("curt") if signs else ():
            near = any(
                part.same_sentence(sign.start, one.start) and (sign.end <= one.start or sign.start >= one.end)
                for sign in signs
            )
            if near and not innocent(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end)


_LITTER: Final = re.compile(r"(?i)\b(?:tonnes?|tons|bags|litter|picked up|collected|volunteers|recycl\w+|skips?|tip)\b")


def _litter(part: FieldReading, one: Found) -> bool:
    """Whether rubbish is what was picked up: *what a load of rubbish! 14 tonnes of it*."""
    return part.raw[one.start : one.end].lower().endswith("rubbish") and part.says(_LITTER)
