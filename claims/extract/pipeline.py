"""Article -> claims: the reading half, one pure function of one article."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claims.extract import installments
from claims.extract.attribution import Source, attribute
from claims.extract.events import Trigger, find_triggers, inside_event_noun, subjects_of
from claims.extract.lexicon import Lexicon, load_lexicon
from claims.extract.parsing import Parsed, parse_sentences, too_long
from claims.extract.references import IN_SLOT as _IN_SLOT
from claims.extract.references import SPOKEN_OF as _SPOKEN_OF
from claims.extract.references import Discourse, Work, described_work, named_works, resolve
from claims.extract.relations import BoundTime, bind_times, death_of, places_in
from claims.extract.sentences import Sentence, split_sentences
from claims.extract.title_features import load_weights
from claims.extract.titles import Mention, find_works, is_other_name
from claims.records import Article, Claim, Cue, Event, Polarity, TimeExpression, target_key

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extract.status import StatusModel, StatusResult

_T = TypeVar("_T")

_GATE = re.compile(
    r"\b(?:wait(?:ing)?\b|happen|glimpse|peek\b|look at\b|official\b|manufactur|away\b|in (?:theat|cinema|stores|shops)|on shelves|releas|launch|premier|debut|drop(?:s|ped|ping)?\b|arriv|land(?:s|ing|ed)?\b|ship(?:s|ped|ping)?\b|air(?:s|ed|ing)?\b|stream|com(?:e|es|ing)\b|came\b|out\b|available|availability|due\b"
    r"|roll|hit(?:s|ting)?\b|join|open(?:s|ing)?\b|return|go(?:es|ing)? (?:live|on sale|gold)|went (?:live|gold|on sale)|gone gold|goldmaster|bring|brought|put out|publish|introduc|deliver|appear|surface|expand"
    r"|film(?:ing|ed|s)?\b|shoot|shot\b|production|develop|in the works|working on|photography|wrap|announc|reveal|unveil|teas|showcas|preview|present|trailer|footage|shown?\b"
    r"|renew|greenl|order|cancel|scrap|ax(?:e|ed|ing)\b|shelv|delay|postpon|push|slip|mov(?:e|ed|es|ing)\b|schedul|slat|plan|set\b|expect|target|aim|tip|peg|date|confirm|rumou?r|issue|distribut|begin|start|project|eye(?:d|ing)|shift|reschedul|playable|live\b)",
    re.I,
)
_UNKNOWN_DATE = re.compile(
    r"\b(?:no|without an?|not? (?:have|had|has|given|announced|set|revealed|confirmed|provided|shared|got)|n['’]t (?:\w+ ){0,3}(?:have|announced|revealed|given|set|shared|confirmed|provided|said|know|specif\w+|offer\w*|got)"
    r"|yet to (?:\w+ ){0,2}(?:announce|reveal|confirm|set|share|get|receive|be)|lacks?|unclear|uncertain|unknown|unannounced|unconfirmed|undisclosed|TBA|TBD|TBC|mum|without)\b"
    r"[^.;]{0,70}?\b(?:(?:release|launch|premiere|air|debut|arrival|shipping|ship|due|street|new|exact|firm|specific|official|precise|concrete|set) (?:date|dates|window|timeframe|timeline|time)|sign of a (?:new )?date|when (?:\w+[ ,]+){0,12}?(?:release|released|launch|launched|come|comes|premiere|premieres|arrive|arrives|available|out|debut|land|drop|ship|air))\b"
    r"|\b(?:release|launch|premiere|air) (?:date|window|timeline|dates)\b[^.;,]{0,40}\b(?:yet to be|not (?:yet )?(?:been )?(?:announced|confirmed|revealed|set|known|available|given|disclosed)|n['’]t (?:yet )?(?:been )?(?:announced|confirmed|revealed|set|given|known|disclosed)|unknown|unclear|uncertain|TBA|TBD|TBC|unannounced|to be announced|to be confirmed)\b"
    r"|\bnot (?:\w+ ){0,3}(?:said|say|saying|announced|revealed|specified|confirmed) when\b|\bdate has (?:not|n['’]t) (?:yet )?been\b",
    re.I,
)
_IMPRINT = re.compile(r"\W{0,4}(?:originally |first |last )?(?:published|posted|updated|modified) (?:at|on|in)\b", re.I)
_QUESTION = re.compile(r"\?[\"'”’)]*$")
_BULLET = re.compile(r"^(?:[-*•–]|\d{1,2}[.)])\s|^[^.!?]{2,80}?\s*[-–—:|(]\s*[^.!?]{4,40}$")
# "- Death Stranding: November 8", "| Tin Ear | 7 March |"
_LIST_ITEM = re.compile(
    r"(?:[-*•–|]|\d{1,2}[.)])\s+\**(?P<name>[A-Z0-9“\"‘'][^|()\n]{1,58}?)\**\s*(?:\||: | [–—-] | \()"
)
_LIST_LINES = 3  # so many lines of this form with a time make a calendar
_LIST_CONTEXT = re.compile(
    r"\b(?:release|launch|premiere|air|schedule|calendar|coming|dates|new on|arriving|lineup|line-up)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Reader:
    """The loaded word lists and models that `extract_article` needs."""

    lexicon: Lexicon
    models: Path
    status: StatusModel
    weights: tuple[float, ...]  # of the title features
    catalogue: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before its status is judged."""

    work: Work
    event: Event
    time: TimeExpression | None
    negated: bool
    source: Source
    sentence: Sentence
    focus: tuple[int, int]
    previous: str
    following: str


@cache
def load_reader(models: Path, catalogue: tuple[str, ...] = ()) -> Reader:
    """Return a reader with the word lists and models in the folder `models`."""
    from claims.extract.status import StatusModel

    return Reader(load_lexicon(models), models, StatusModel.load(models), load_weights(models), catalogue)


def extract_article(article: Article, reader: Reader) -> list[Claim]:
    """Return the claims of `article` in text order; the same article gives the same claims."""
    return extract_articles([article], reader)[0]


def extract_articles(articles: Sequence[Article], reader: Reader) -> list[list[Claim]]:
    """Return the claims of each article; one status call for all, since the model is fastest in bulk."""
    drafts = [_drafts(article, reader) for article in articles]
    flat = [draft for group in drafts for draft in group]
    judged = iter(_judge(flat, reader))
    return [
        _claims(article, group, [next(judged) for _ in group], kinds)
        for article, (group, kinds) in zip(articles, ((d, d.kinds) for d in drafts), strict=True)
    ]


def explain_article(article: Article, reader: Reader) -> Iterator[tuple[Sentence, list[Claim], list[str]]]:
    """Yield each sentence with its claims and, where a sentence or a predicate gave none, the reasons."""
    drafts = _drafts(article, reader)
    claims = _claims(article, drafts, _judge(drafts, reader), drafts.kinds)
    for sentence in drafts.sentences:
        here = [c for c in claims if c.start == sentence.start]
        if sentence.start in drafts.notes:
            yield sentence, here, drafts.notes[sentence.start]
        else:
            yield (
                sentence,
                here,
                ["not parsed: too long" if too_long(sentence) else "not parsed: no word that could carry an event"],
            )


class _Drafts(list[_Draft]):
    """The drafts of one article with the kinds of its works."""

    kinds: dict[str, str]
    notes: dict[int, list[str]]  # start of a parsed sentence -> why predicates gave no claim
    sentences: list[Sentence]


def _drafts(article: Article, reader: Reader) -> _Drafts:
    from claims.extract.times import tag

    lexicon = reader.lexicon
    times = [
        t for t in tag(article.text, article.published, policy="news") if t.earliest is not None or t.latest is not None
    ]
    busy = [(t.start, t.end) for t in times]
    works = find_works(article.text, article.title, lexicon, reader.weights, busy=busy, catalogue=reader.catalogue)
    sentences = split_sentences(article.text)
    times_of = _spread(sentences, times, lambda t: t.start)
    mentions_of = _spread(sentences, works.mentions, lambda m: m.start)
    chosen = [i for i, s in enumerate(sentences) if _passes(s, times_of[i], article)]
    parsed = dict(
        zip(
            chosen,
            parse_sentences(
                [sentences[i] for i in chosen], [_mergeable(mentions_of[i], times_of[i], lexicon) for i in chosen]
            ),
            strict=True,
        )
    )
    items = sum(bool(times_of[i]) and _LIST_ITEM.match(s.text) is not None for i, s in enumerate(sentences))
    discourse = Discourse(works, company=_main_company(article, lexicon), in_list=items >= _LIST_LINES)
    voice = _maker_voice(article, lexicon)
    out = _Drafts()
    out.kinds, out.notes, out.sentences = works.kind_of, {}, sentences
    source: Source | None = None
    for i, sentence in enumerate(sentences):
        if i in parsed:
            neighbours = (sentences[i - 1].text if i else "", sentences[i + 1].text if i + 1 < len(sentences) else "")
            lines: list[str] = []
            found, source = _read_sentence(
                parsed[i], times_of[i], discourse, reader, article, source, voice, neighbours, lines
            )
            out.notes[sentence.start] = lines
            out.extend(found)
            spoken = [d.work for d in found]
        else:
            spoken = []
            source = None
        discourse.saw(named_works(mentions_of[i], discourse), _unique(spoken))
    return out


def gate(sentence: str) -> bool:
    """Return whether `sentence` has a word that could carry an event; one without is never parsed."""
    return _GATE.search(sentence) is not None


def _passes(sentence: Sentence, times: Sequence[TimeExpression], article: Article) -> bool:
    if (
        too_long(sentence)
        or _IMPRINT.match(sentence.text)
        or (article.title and sentence.text.strip() == article.title.strip())
    ):
        return False
    return gate(sentence.text) or (bool(times) and _BULLET.match(sentence.text) is not None)


def _mergeable(mentions: Sequence[Mention], times: Sequence[TimeExpression], lexicon: Lexicon) -> list[Mention]:
    def is_name(mention: Mention) -> bool:
        if is_other_name(mention.name, lexicon):
            return False
        return mention.score > _IN_SLOT + 1.0 or re.sub(r"^the ", "", mention.name.casefold()) not in lexicon.platforms

    return [m for m in mentions if is_name(m) and not any(t.start <= m.start and m.end <= t.end for t in times)]


def _spread(sentences: Sequence[Sentence], items: Iterable[_T], offset: Callable[[_T], int]) -> list[list[_T]]:
    """Return the items that begin in each sentence."""
    out: list[list[_T]] = [[] for _ in sentences]
    index = 0
    for item in sorted(items, key=offset):
        at = offset(item)
        while index < len(sentences) and sentences[index].end <= at:
            index += 1
        if index < len(sentences) and sentences[index].start <= at:
            out[index].append(item)
    return out


def _main_company(article: Article, lexicon: Lexicon) -> str | None:
    """Return the company that headline and text name most, for "the company" and "its headset"; None without one."""
    counts: Counter[str] = Counter()
    for match in re.finditer(r"\b[A-Z][\w+]*(?: [A-Z][\w+]*)?", f"{article.title or ''}\n{article.text}"):
        for name in (match.group(), match.group().split(" ")[0]):
            if name.casefold() in lexicon.companies:
                counts[name] += 1
                break
    return counts.most_common(1)[0][0] if counts else None


def _maker_voice(article: Article, lexicon: Lexicon) -> str | None:
    """Return the outlet's name where it is the maker itself: a company's own page or a project's blog."""
    outlet = article.outlet or ""
    if not outlet or outlet.casefold() in lexicon.outlets:
        return None
    bare = re.sub(r"\s*\(.*\)$", "", outlet)
    inner = re.search(r"\((.+)\)", outlet)
    names = [n for n in (bare, inner.group(1) if inner else "") if n]
    if any(n.casefold() in lexicon.companies for n in names):
        return inner.group(1) if inner and inner.group(1).casefold() in lexicon.companies else bare
    words = len(re.findall(r"\b(?:we|our|us|we’re|we're|we’ve|we've)\b", article.text, re.I))
    owner = re.sub(
        r"(?:^news\.|^blog\.|\.(?:org|com|net)$| weblog| blog| news| newsroom)", "", bare, flags=re.I
    ).strip()
    named = len(owner) > 3 and owner.casefold().split(".")[0] in article.text.casefold()
    if words >= 3 or (named and (words >= 1 or re.search(r"\.org$|weblog|blog|newsroom", outlet, re.I))):
        return owner or bare
    return None


def _read_sentence(
    parsed: Parsed,
    times: list[TimeExpression],
    discourse: Discourse,
    reader: Reader,
    article: Article,
    previous: Source | None,
    voice: str | None,
    neighbours: tuple[str, str],
    notes: list[str],
) -> tuple[list[_Draft], Source | None]:
    """Return the drafts of one sentence and its explicit source, which the next sentence may carry on.

    `notes` takes a line for each predicate that gave no claim, with the reason.
    """
    lexicon = reader.lexicon
    sentence = parsed.sentence
    asked_from = _question_start(sentence.text)
    inside = {(m.start, m.end) for m in parsed.mentions.values()}
    times = _whole([t for t in times if not any(s <= t.start and t.end <= e for s, e in inside)])
    triggers = find_triggers(parsed, lexicon)
    dated = {token.i for time in times for token in parsed.tokens_in(time.start, time.end)}
    for trigger in triggers:
        trigger.themes = [theme for theme in trigger.themes if theme.i not in dated]
    bound = bind_times(parsed, triggers, times)
    subjects = frozenset(w.casefold() for w in discourse.works.kind_of if not is_other_name(w, lexicon))
    drafts: list[_Draft] = []
    explicit: Source | None = None
    unknown = _UNKNOWN_DATE.search(sentence.text, 0, asked_from)

    def source_of(token: int) -> Source:
        nonlocal explicit
        found = attribute(parsed, token, lexicon, reader.models, previous=previous, maker_voice=voice, works=subjects)
        if found.explicit:
            explicit = found
        return found

    def draft(
        work: Work,
        event: Event,
        time: TimeExpression | None,
        negated: bool,
        token: int,
        focus: tuple[int, int] | None = None,
    ) -> None:
        start, end = focus or parsed.spans[token]
        drafts.append(
            _Draft(
                work,
                event,
                time,
                negated,
                source_of(token),
                sentence,
                (start - sentence.start, end - sentence.start),
                *neighbours,
            )
        )

    if unknown is not None:
        works = _works_near(parsed, unknown.start(), discourse, lexicon)
        focus = (sentence.start + unknown.start(), sentence.start + unknown.end())
        last = (parsed.tokens_in(*focus) or [parsed.doc[0]])[-1].i
        for work in works:
            draft(work, "release", None, False, last, focus)
    for index, trigger in enumerate(triggers):
        token = parsed.doc[trigger.token]
        if trigger.event == "release" and trigger.themes and trigger.themes[0].lemma_.casefold() in _SHOWN:
            trigger.event, trigger.themes = "announcement", inside_event_noun(trigger.themes[0])
        if trigger.event == "release" and trigger.themes and _is_gold_master(trigger.themes[0], parsed):
            trigger.event, trigger.themes = "production_end", []
        here = bound.get(index, [])
        start = parsed.spans[trigger.token][0]
        if start - sentence.start >= asked_from or (not here and _supposed(token)):
            notes.append(f"{trigger.event} ({token.text}): only asked or supposed")
            continue
        if (
            unknown is not None
            and sentence.start + unknown.start() <= start <= sentence.start + unknown.end()
            and not here
        ):
            continue
        works = _described(trigger, parsed, discourse, lexicon) or resolve(trigger.themes, parsed, discourse, lexicon)
        works = [_with_edition(work, trigger, parsed, lexicon) for work in works]
        if not works and trigger.themes and not _open_slot(trigger, parsed, lexicon):
            works = _definite(trigger, here, parsed, discourse, article)
            if not works:
                _hand_on(index, triggers, bound)
                notes.append(
                    f"{trigger.event} ({token.text}): no work in its slot, which holds {trigger.themes[0].text!r}"
                )
                continue
        if not works and token.tag_ == "NNS":
            notes.append(f"{trigger.event} ({token.text}): several unnamed events")
            continue  # "smartphone launches in 2025" speaks of no work
        if not works:
            works = (
                _works_near(parsed, start - sentence.start, discourse, lexicon)
                if here
                or trigger.event in ("delay", "production_start", "production_end")
                or (trigger.event == "announcement" and not trigger.themes)
                else []
            )
        before = len(drafts)
        for work in works:
            _draft_trigger(parsed, trigger, here, work, article, lexicon, discourse, draft)
        if len(drafts) == before:
            notes.append(
                f"{trigger.event} ({token.text}): "
                + ("past, or asserts nothing without a time" if works else "no work named or meant")
            )
    if not triggers:
        notes.append("no predicate of an event")
    if not triggers and times and asked_from:
        _draft_list_line(parsed, times, discourse, article, draft)
    return _without_repeats(drafts), explicit


def _is_gold_master(token: Token, parsed: Parsed) -> bool:
    """The master copy is the end of production, not a release."""
    before = parsed.surface(token.nbor(-1)) if token.i else ""
    return re.search(r"gold ?master$", f"{before} {parsed.surface(token)}", re.I) is not None


def _whole(times: list[TimeExpression]) -> list[TimeExpression]:
    """Return one expression for both ends of a range ("June 6 to 8"), which the tagger marks apart with equal bounds."""
    seen: set[tuple[int, int]] = set()
    out = []
    for time in times:
        span = (time.outer_start, time.outer_end)
        if time.outer_end > time.outer_start and span in seen:
            continue
        seen.add(span)
        out.append(time)
    return out


def _question_start(text: str) -> int:
    """Return the offset from which `text` only asks; its length where it asks nothing, 0 where all of it is a question."""
    if not _QUESTION.search(text):
        return len(text)
    clause = re.search(
        r", (?:but|and|so|yet) (?:when|what|how|will|is|are|can|could|why|where|does|do|who)\b|[:;–—] (?:when|what|how|will|is|can|could|why)\b",
        text,
        re.I,
    )
    return clause.start() if clause else 0


def _supposed(token: Token) -> bool:
    """The predicate stands in an if-clause: "if filming had started" does not say that it did."""
    verb = token
    while verb.dep_ in ("xcomp", "aux", "auxpass", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)


def _definite(
    trigger: Trigger, here: list[BoundTime], parsed: Parsed, discourse: Discourse, article: Article
) -> list[Work]:
    """ "The accessory will arrive this year": a definite description that nothing else explains is the article's work."""
    theme = trigger.themes[0]
    main = discourse.main()
    if (
        main is None
        or not here
        or trigger.event not in ("release", "delay")
        or theme.pos_ != "NOUN"
        or theme.lemma_.casefold() in _NEVER_WORKS
    ):
        return []
    definite = any(
        c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "its", "that", "their") for c in theme.children
    )
    named = main.subject.casefold() in (article.title or "").casefold()
    return [main] if definite and named else []


def _described(trigger: Trigger, parsed: Parsed, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """Return the nameless work in the slot: "its long-expected mixed reality headset" under a company's verb."""
    if not trigger.themes:
        return []
    theme = trigger.themes[0]
    if theme.i in parsed.mentions or any(c.i in parsed.mentions for c in theme.subtree if abs(c.i - theme.i) < 4):
        return []
    company = next(
        (
            name
            for t in subjects_of(parsed.doc[trigger.token])
            if (name := parsed.surface(t)).casefold() in lexicon.companies
        ),
        None,
    )
    owner = next(
        (name for c in theme.lefts if c.dep_ == "poss" and (name := parsed.surface(c)).casefold() in lexicon.companies),
        None,
    )
    if company is None and any(c.dep_ == "poss" and c.lower_ == "its" for c in theme.lefts):
        company = discourse.company
    work = described_work(theme, owner or company, parsed, discourse, lexicon)
    return [work] if work else []


def _with_edition(work: Work, trigger: Trigger, parsed: Parsed, lexicon: Lexicon) -> Work:
    """Add the edition that the slot or the event noun names: "the beta", "Milestone 2", "the Steam launch of X"."""
    tokens = [*trigger.themes[:1], parsed.doc[trigger.token]]
    for token in tokens:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        left = max(parsed.spans[token.left_edge.i][0], parsed.spans[token.i][0] - 40) - parsed.sentence.start
        right = parsed.spans[token.i][1] - parsed.sentence.start
        edition = installments.edition_in(parsed.sentence.text, left, right)
        if edition:
            return Work(
                work.subject,
                edition if work.installment and work.installment in edition else _joined(work.installment, edition),
            )
        if token.lemma_.casefold() in ("launch", "release"):
            for child in token.lefts:
                name = re.sub(r"^the ", "", parsed.surface(child), flags=re.I)
                if child.dep_ == "compound" and name.casefold() in lexicon.platforms and not work.installment:
                    return Work(work.subject, lexicon.edition_forms.get(name.casefold(), name))
    if trigger.event == "release" and work.installment is None:
        at = parsed.spans[trigger.token][1] - parsed.sentence.start
        entered = _INTO_EDITION.search(parsed.sentence.text, at, at + 60)
        if entered:
            return Work(work.subject, entered.group("edition"))
    return work


_INTO_EDITION = re.compile(r"\b(?:in|into|as) (?:an? |the |its )?" + installments.EDITION.pattern, re.I)


def _hand_on(index: int, triggers: list[Trigger], bound: dict[int, list[BoundTime]]) -> None:
    """A carrier without a work gives its time to the event that it carries: "Sony is aiming for a November launch of X"."""
    following = index + 1
    if (
        index in bound
        and following < len(triggers)
        and following not in bound
        and triggers[following].event == triggers[index].event
    ):
        bound[following] = bound.pop(index)


def _open_slot(trigger: Trigger, parsed: Parsed, lexicon: Lexicon) -> bool:
    """The slot names no other thing: it holds a date noun, an event noun, or a party that acts."""
    token = trigger.themes[0]
    lemma = token.lemma_.casefold()
    if lemma in _SLOT_FILLERS or parsed.doc[trigger.token].pos_ in ("NOUN", "PROPN"):
        return True
    name = parsed.sentence.text[
        parsed.spans[token.i][0] - parsed.sentence.start : parsed.spans[token.i][1] - parsed.sentence.start
    ]
    return trigger.event in ("production_start", "production_end") and name.casefold() in lexicon.companies


_SHOWN = frozenset({"trailer", "teaser", "footage", "clip", "gameplay"})  # their arrival shows a work and releases none
_NEVER_WORKS = frozenset(
    "company studio publisher developer event conference show report result earnings news service store website site team fan year month week day time deal sale order preorder price rumor rumour leak test page post event "
    "party man woman people player user customer government court police law rule vote election bank fund plan program programme data study survey ceremony festival tournament match race tour trip flight ship train".split()
)
_SLOT_FILLERS = frozenset(
    {
        "release",
        "launch",
        "premiere",
        "debut",
        "date",
        "window",
        "filming",
        "production",
        "shooting",
        "development",
        "arrival",
        "announcement",
        "version",
        "edition",
        "trailer",
        "rollout",
        "work",
    }
)


def _draft_trigger(
    parsed: Parsed,
    trigger: Trigger,
    here: list[BoundTime],
    work: Work,
    article: Article,
    lexicon: Lexicon,
    discourse: Discourse,
    draft: Callable[..., None],
) -> None:
    token = parsed.doc[trigger.token]
    if trigger.event == "delay":
        draft(work, "delay", None, trigger.negated, trigger.token)
        for item in _moved(here, parsed, trigger, article):
            if token.pos_ == "NOUN" and not item.old and not _TO_TIME.search(_before_time(parsed, item.time)):
                continue  # "yet another delay in October" tells when it was delayed
            draft(work, "release", item.time, item.old, trigger.token)
        return
    if trigger.event == "renewal":
        renewed = _renewed_for(parsed, trigger)
        if renewed:
            work = Work(work.subject, renewed)
    past = _is_past(parsed, trigger)
    if token.lemma_ == "return" and discourse.works.kind_of.get(work.subject, "tv") != "tv":
        return  # only a series comes back; a singer or a cup returns to something
    if (
        trigger.event == "release"
        and token.lemma_ in ("debut", "premiere", "appear", "present")
        and _at_fair(parsed, trigger, lexicon)
        and discourse.works.kind_of.get(work.subject) in ("hardware", "software", None)
    ):
        for item in here:
            draft(work, "announcement", item.time, trigger.negated, trigger.token)
        if not here:
            draft(work, "announcement", None, trigger.negated, trigger.token)
        return
    if trigger.event == "release":
        if trigger.moved:
            here = _moved(here, parsed, trigger, article)
            if _is_later(here):
                draft(work, "delay", None, trigger.negated, trigger.token)
        spread = _by_place(parsed, _without_offsets(parsed, here), lexicon)
        if all(place is None for _, place in spread):
            region = _region_of(parsed, trigger, lexicon)
            spread = [(item, region) for item, _ in spread]
        for item, place in spread:
            if (
                past
                and not item.old
                and not trigger.moved
                and not trigger.negated
                and (_before(item.time, article.published) or not re.search(r"\d{4}", item.time.text))
            ):
                continue
            if (
                token.pos_ in ("NOUN", "PROPN")
                and _before(item.time, article.published)
                and not item.old
                and not _is_future(parsed, trigger)
            ):
                continue
            edition = Work(work.subject, _joined(work.installment, place)) if place else work
            negated = (trigger.negated and not _bounds_negation(item.time)) != item.old or _ABSENT.search(
                parsed.sentence.text
            ) is not None
            draft(
                edition,
                "release",
                item.time,
                negated,
                trigger.token,
                death_of(parsed, item.time) if item.old and not trigger.moved else None,
            )
        if not here and not trigger.needs_time and not past and _is_future(parsed, trigger):
            place = _further_place(parsed, lexicon) or _region_of(parsed, trigger, lexicon)
            edition = Work(work.subject, _joined(work.installment, place)) if place else work
            draft(edition, "release", None, trigger.negated, trigger.token)
        return
    if not here:
        if not trigger.needs_time:
            draft(work, trigger.event, None, trigger.negated, trigger.token)
        return
    for item in here:
        draft(work, trigger.event, item.time, trigger.negated or item.old, trigger.token)


def _at_fair(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> bool:
    """ "debuts at WWDC": a device shown at a fair or conference is announced there, not released."""
    for i in trigger.chain | {t.i for t in trigger.themes}:
        for child in parsed.doc[i].children:
            if child.lower_ == "at" and child.dep_ == "prep":
                phrase = " ".join(parsed.surface(t) for t in child.subtree if t.i > child.i)
                name = re.sub(r"^(?:the|its|their|this year 's|apple 's) ", "", phrase.casefold())
                if any(name == fair or name.startswith(fair + " ") for fair in lexicon.fairs) or re.search(
                    r"\b(?:conference|event|keynote)\b", name
                ):
                    return True
    return False


def _without_offsets(parsed: Parsed, here: list[BoundTime]) -> list[BoundTime]:
    """ "on October 5th, one week earlier than expected": the offset only comments on the date."""
    if len(here) < 2:
        return here
    text, base = parsed.sentence.text, parsed.sentence.start

    def is_offset(time: TimeExpression) -> bool:
        return _OFFSET.search(time.text) is not None or _OFFSET.match(text[time.end - base :].lstrip()) is not None

    return [item for item in here if not is_offset(item.time)] or here


# a work that is missing from a list of 2025 does not come out in 2025
_ABSENT = re.compile(
    r"\b(?:absent|missing|left out|omitted|removed) from\b|\bno mention of\b|\bnot (?:a )?part of\b", re.I
)
_OFFSET = re.compile(r"\b(?:earlier|later|after|before|ago|since)\b", re.I)


def _bounds_negation(time: TimeExpression) -> bool:
    """ "won't premiere before 2024" asserts a lower bound; the negation is spent on it."""
    return time.relation == "after"


_TO_TIME = re.compile(r"\b(?:to|until|till|into)(?: the| a| early| late| mid| at least)?$", re.I)


def _before_time(parsed: Parsed, time: TimeExpression) -> str:
    return parsed.sentence.text[: time.start - parsed.sentence.start].rstrip()


def _forward(time: TimeExpression, published: date | None) -> TimeExpression:
    """A work is moved to a day that is still to come: "shifted to November 10" without a year is the next one."""
    if (
        not _before(time, published)
        or re.search(r"\d{4}|ago|last|yesterday|today|earlier", time.text)
        or published is None
    ):
        return time
    if time.earliest is None or time.latest is None or (published - time.latest).days > 366:
        return time
    try:
        return replace(
            time,
            earliest=time.earliest.replace(year=time.earliest.year + 1),
            latest=time.latest.replace(year=time.latest.year + 1),
        )
    except ValueError:  # 29 February
        return time


def _moved(here: list[BoundTime], parsed: Parsed, trigger: Trigger, article: Article) -> list[BoundTime]:
    """Return the dates of a move as days to come; a work brought forward leaves a later date for an earlier one."""
    out = [item if item.old else replace(item, time=_forward(item.time, article.published)) for item in here]
    out = [
        item for item in out if item.old or item.time.relation != "in" or not _is_report_day(item.time, parsed, article)
    ]
    new = next((item.time.earliest for item in out if not item.old), None)
    if new is None:
        return out
    sooner = any(c.lower_ in ("forward", "up", "ahead") for c in parsed.doc[trigger.token].children)

    def as_left(item: BoundTime) -> BoundTime:
        """An old "May" without a year is the one nearest to the new date, on the side from which the work moves."""
        later = _forward(item.time, article.published)
        fits = _before(item.time, new) if sooner else _before(later, new)
        return replace(item, time=later) if item.old and fits else item

    return [as_left(item) for item in out]


def _is_later(here: list[BoundTime]) -> bool:
    """Return whether every new date of a move lies after every old one: the move is a delay."""
    new = [item.time.earliest for item in here if not item.old]
    return (
        bool(new)
        and any(item.old for item in here)
        and all(day is not None and _before(item.time, day) for day in new for item in here if item.old)
    )


def _is_report_day(time: TimeExpression, parsed: Parsed, article: Article) -> bool:
    """A delay's time that lies before publication tells when the delay was made known, not the new date."""
    before = parsed.sentence.text[: time.start - parsed.sentence.start]
    return _before(time, article.published) and not re.search(
        r"\b(?:to|until|till|into)(?: the| a)?(?: \w+)?\s*$", before
    )


def _before(time: TimeExpression, published: date | None) -> bool:
    return published is not None and time.latest is not None and time.latest < published


def _is_past(parsed: Parsed, trigger: Trigger) -> bool:
    token = parsed.doc[trigger.token]
    for i in trigger.chain:
        verb = parsed.doc[i]
        if (
            verb.tag_ == "VBD"
            and verb.lemma_ not in ("set", "schedule", "slate", "slat", "plan", "expect", "suppose", "due", "mean")
            and not any(c.lower_ in ("would", "could", "might", "will", "may") for c in verb.children)
        ):
            if verb.lemma_ == "be" and any(c.i in trigger.chain and c.pos_ == "VERB" for c in verb.children):
                continue
            return True
        if verb.tag_ == "VBN" and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children) and i == token.i:
            return True
        if (
            verb.tag_ == "VBN"
            and i == token.i
            and any(c.dep_ == "auxpass" and c.lower_ in ("was", "were") for c in verb.children)
        ):
            return True
    return False


def _is_future(parsed: Parsed, trigger: Trigger) -> bool:
    for i in trigger.chain:
        verb = parsed.doc[i]
        if verb.tag_ == "MD" or any(c.tag_ == "MD" or (c.lower_ in ("going", "set")) for c in verb.children):
            return True
        if verb.tag_ == "VBG" and any(
            c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "’s", "be", "'re", "’re") for c in verb.children
        ):
            return True
        if verb.lemma_ in (
            "set",
            "schedule",
            "slate",
            "slat",
            "plan",
            "expect",
            "aim",
            "intend",
            "prepare",
            "hope",
            "target",
        ):
            return True
    return False


def _by_place(parsed: Parsed, here: list[BoundTime], lexicon: Lexicon) -> list[tuple[BoundTime, str | None]]:
    """Return each time with the platform or region that it is for: only where several times share one predicate,
    or where arriving at the place is a further edition by itself.
    """
    live = [item for item in here if not item.old]
    out: list[tuple[BoundTime, str | None]] = []
    # "on PC on May 3 and on PS5 on June 6": where the first place leads, every place stands before its date
    first = min((item.time.start for item in live), default=parsed.sentence.start)
    leads = bool(places_in(parsed, parsed.sentence.start, first, lexicon))
    for item in here:
        place = None
        if len(live) > 1 and not item.old:
            after_end = min((o.time.start for o in live if o.time.start > item.time.start), default=parsed.sentence.end)
            before_start = max(
                (o.time.end for o in live if o.time.end < item.time.start), default=parsed.sentence.start
            )
            after = places_in(parsed, item.time.end, after_end, lexicon)
            before = places_in(parsed, before_start, item.time.start, lexicon)
            found = (before or after) if leads else (after or before)
            place = " and ".join(found) if 0 < len(found) <= 3 else None
        out.append((item, place))
    if all(place is None for _, place in out):
        place = _further_place(parsed, lexicon)
        if place and len(live) <= 1:
            return [(item, place) for item, _ in out]
    return out


def _further_place(parsed: Parsed, lexicon: Lexicon) -> str | None:
    found = places_in(parsed, parsed.sentence.start, parsed.sentence.end, lexicon)
    return found[0] if len(found) == 1 and found[0].casefold() in lexicon.further else None


def _region_of(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> str | None:
    """Return the region in which the predicate has the work arrive ("launched in India", "the China launch"), or None."""
    for i in sorted(trigger.chain | {trigger.token} | {t.i for t in trigger.themes if t.i not in parsed.mentions}):
        for child in parsed.doc[i].children:
            inner = (
                [child]
                if child.dep_ in ("compound", "nmod")
                else [c for c in child.children if c.dep_ == "pobj"]
                if child.lower_ == "in"
                else []
            )
            for token in inner:
                name = parsed.sentence.text[
                    parsed.spans[token.left_edge.i][0] - parsed.sentence.start : parsed.spans[token.i][1]
                    - parsed.sentence.start
                ]
                bare = re.sub(r"^the ", "", name, flags=re.I)
                if bare.casefold() in lexicon.regions:
                    return lexicon.edition_forms.get(bare.casefold(), bare)
    return None


def _joined(installment: str | None, place: str) -> str:
    return f"{installment} {place}" if installment else place


def _renewed_for(parsed: Parsed, trigger: Trigger) -> str | None:
    """ "renewed for a second season": the season that was ordered."""
    tail = parsed.sentence.text[parsed.spans[trigger.token][1] - parsed.sentence.start :]
    match = re.match(r"[^.;]{0,40}?\bfor (?:a |an |its |the )?(?=\S)", tail)
    if match:
        for pattern in (installments.BEFORE_UNIT, installments.AFTER_NAME):
            found = pattern.search(tail, match.end() - 1)
            if found and found.start() - match.end() < 12:
                return installments.canonical(found)
    return None


def _works_near(parsed: Parsed, offset: int, discourse: Discourse, lexicon: Lexicon) -> list[Work]:
    """The slot is empty ("no release date yet"): the nearest named work of the sentence, else the one spoken of."""
    best: tuple[int, int] | None = None
    for i, mention in parsed.mentions.items():
        if mention.score >= _SPOKEN_OF:
            distance = abs(mention.start - parsed.sentence.start - offset)
            if best is None or distance < best[0]:
                best = (distance, i)
    if best is not None:
        return resolve([parsed.doc[best[1]]], parsed, discourse, lexicon)
    work = discourse.of_kind(None)
    if work is not None and work.subject == discourse.works.main:
        return [work]
    main = discourse.main()
    return [work] if work is not None and main is None else ([main] if main else [])


def _draft_list_line(
    parsed: Parsed, times: list[TimeExpression], discourse: Discourse, article: Article, draft: Callable[..., None]
) -> None:
    """A line of a release calendar: "Dune: Part Two - 1 March". The headline, or the lines around it, make it one."""
    text = parsed.sentence.text
    listed = discourse.in_list and _LIST_ITEM.match(text) is not None
    if not (listed or _LIST_CONTEXT.search(article.title or "")) or len(text) > 160 or "@" in text:
        return
    if any(token.pos_ == "VERB" for token in parsed.doc):
        return
    time = times[0]
    if _before(time, article.published):
        return
    first = parsed.doc[0].i
    item = _LIST_ITEM.match(text) if listed else None
    if item and parsed.sentence.start + item.end() <= time.start + 2:
        draft(Work(item.group("name").strip(" *\"“”‘’'")), "release", time, False, first)
        return
    strong = [(i, m) for i, m in parsed.mentions.items() if m.score >= _IN_SLOT]
    if not strong or (strong[0][1].start > parsed.sentence.start + 12 and time.start > parsed.sentence.start + 12):
        return
    i, mention = strong[0]
    draft(Work(mention.name, mention.installment), "release", time, False, i)


def _without_repeats(drafts: list[_Draft]) -> list[_Draft]:
    """One sentence asserts one thing once; a claim with a time makes the same claim without one empty."""
    seen: set[tuple[object, ...]] = set()
    out: list[_Draft] = []
    dated = {(d.work, d.event) for d in drafts if d.time is not None}
    for item in drafts:
        span = (item.time.relation, item.time.earliest, item.time.latest) if item.time else None
        key = (item.work, item.event, span, item.negated)
        unknown_date = item.time is None and item.event == "release" and _UNKNOWN_DATE.search(item.sentence.text)
        if key in seen or (item.time is None and (item.work, item.event) in dated and not unknown_date):
            continue
        seen.add(key)
        out.append(item)
    return out


def _judge(drafts: list[_Draft], reader: Reader) -> list[StatusResult]:
    from claims.extract.status import StatusContext

    if not drafts:
        return []
    contexts = []
    for item in drafts:
        base = item.sentence.start
        time = (item.time.start - base, item.time.end - base) if item.time else None
        contexts.append(
            StatusContext(
                text=item.sentence.text[: _question_start(item.sentence.text)],
                focus=item.focus,
                time=time,
                previous=item.previous,
                following=item.following,
                source_role=item.source.role,
            )
        )
    return reader.status.judge(contexts)


def _claims(
    article: Article, drafts: Sequence[_Draft], judged: Sequence[StatusResult], kinds: dict[str, str]
) -> list[Claim]:
    first: dict[tuple[object, ...], str] = {}
    out: list[Claim] = []
    counts: Counter[str] = Counter()
    for item, status in zip(drafts, judged, strict=True):
        base = item.sentence.start
        time = item.time
        cues = [Cue(c.text, base + c.start, base + c.end, c.kind) for c in status.cues]
        cues += list(item.source.cues)
        cues.append(
            Cue(item.sentence.text[item.focus[0] : item.focus[1]], base + item.focus[0], base + item.focus[1], "event")
        )
        polarity: Polarity = "negated" if item.negated else "affirmed"
        claim = Claim(
            claim_id="",
            article_id=article.id,
            url=article.url,
            outlet=article.outlet,
            published=article.published,
            published_source=article.published_source,
            subject=item.work.subject,
            installment=item.work.installment,
            target=target_key(item.work.subject, item.work.installment),
            kind=kinds.get(item.work.subject),  # type: ignore[arg-type]
            event=item.event,
            relation=time.relation if time else "none",
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            precision=time.precision if time else None,
            expression=_expression(article.text, time) if time else None,
            status=status.status,
            p_confirmed=round(status.p_confirmed, 4),
            polarity=polarity,
            source_role=item.source.role,
            source_name=item.source.name,
            sentence=item.sentence.text,
            start=item.sentence.start,
            end=item.sentence.end,
            cues=tuple(
                (c.text, c.start, c.end, c.kind) for c in sorted(set(cues), key=lambda c: (c.start, c.end, c.kind))
            ),
        )
        key = (claim.target, claim.event, claim.relation, claim.earliest, claim.latest, claim.polarity)
        digest = hashlib.sha256("\x1f".join(map(str, (article.id, item.sentence.start, *key))).encode()).hexdigest()[
            :16
        ]
        counts[digest] += 1
        claim = replace(
            claim, claim_id=digest if counts[digest] == 1 else f"{digest}-{counts[digest]}", duplicate_of=first.get(key)
        )
        first.setdefault(key, claim.claim_id)
        out.append(claim)
    return out


def _expression(text: str, time: TimeExpression) -> str:
    if time.outer_end > time.outer_start:
        return text[time.outer_start : time.outer_end]
    return time.text


def _unique(works: Iterable[Work]) -> list[Work]:
    return list(dict.fromkeys(works))
