#!/usr/bin/env python3
"""Makes two folders of texts whose partners are known, and says how many of them `riscontro pair` finds.

    pairing.py make SETS_DIR OUT_DIR [EDITIONS]     OUT_DIR/zh, OUT_DIR/it, OUT_DIR/gold.tsv
    pairing.py score OUT_DIR/gold.tsv PAIRS.tsv

SETS_DIR holds, at any depth, sets of sentence pairs (`DOC.zh`, `DOC.it`, a sentence a line, `DOC.gold` with
`[0]:[0]` a line) and pair folders (`source.zh.txt`, `target.it.txt`). Long documents are cut into parts of 10 to 20
sentences. Of each document that allows it there are two near-duplicates, both pairs of their own: one with other
figures, one abridged. With EDITIONS (1 to 18, by default 1) there are as many with other figures, no figure the same
in two of them, and from the second on each of them is abridged too. What has fewer than two figures on both sides has
no other edition: nobody could say which rendering belongs to which. Of every tenth document only the Chinese is kept,
of another tenth only the Italian. File names say nothing about partners. No random numbers: the same sets give the
same folders.
"""

import hashlib
import re
import sys
from pathlib import Path

FIGURE = re.compile(r"(?<![\d.,])\d{2,4}(?![\d.,]\d|\d)")
# More would give a day the figure of another edition again.
MOST_EDITIONS = 18


def digest(text):
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def beads(path):
    for line in path.read_text("utf-8").splitlines():
        source, target = ([int(n) for n in re.findall(r"\d+", side)] for side in line.split(":"))
        yield source, target


def parts(name, rows):
    """Cuts into parts of 10 to 20 rows."""
    at = number = 0
    while at < len(rows):
        size = 10 + digest(f"{name}{number}") % 11
        end = len(rows) if len(rows) - at < size + 5 else at + size
        yield f"{name}-{number}", rows[at:end]
        at, number = end, number + 1


def documents(folder):
    """(name, rows), a row being the Chinese and the Italian of a bead, or of the whole text."""
    known = ""
    for case in sorted(folder.rglob("source.zh.txt")):
        source, target = case.read_text("utf-8"), case.with_name("target.it.txt").read_text("utf-8")
        known += re.sub(r"\s", "", target)
        yield case.parent.name, [(source, target)]
    for gold in sorted(folder.rglob("*.gold")):
        if gold.parent.name.rpartition("-")[2] in ("hard", "trad", "abridged"):
            continue  # the same texts once more
        source, target = (gold.with_suffix(s).read_text("utf-8").splitlines() for s in (".zh", ".it"))
        rows = [("\n".join(source[i] for i in s), "\n".join(target[j] for j in t)) for s, t in beads(gold)]
        if any(re.sub(r"\s", "", it) in known for _, it in rows if it):
            continue  # the same text with details left out: nobody could tell the two originals apart
        yield from parts(f"{gold.parent.name}-{gold.stem}", rows)


def other_figures(rows, edition=0):
    """The rows with the figures changed that both sides have alike, to others in each edition; None where there are
    fewer than two."""
    source, target = ("\n".join(row[side] for row in rows) for side in (0, 1))
    shared = sorted(set(FIGURE.findall(source)) & set(FIGURE.findall(target)))
    if len(shared) < 2:
        return None
    new = {}
    for figure in shared:
        low, high = 10 ** (len(figure) - 1), 10 ** len(figure)
        # Seven has no divisor in common with the numbers of steps: eighteen editions, eighteen figures.
        step = digest(figure) + 7 * edition
        new[figure] = str(low + (int(figure) - low + 1 + step % (high - low - 1)) % (high - low))
        if len(figure) == 2 and int(figure) <= 31:
            new[figure] = str(10 + (int(figure) - 10 + 1 + step % 18) % 19)
        # Years stay years of their time.
        if len(figure) == 4 and 1000 <= int(figure) < 1900:
            new[figure] = str(1000 + (int(figure) - 1000 + 1 + step % 899) % 900)
        if len(figure) == 4 and 1900 <= int(figure) < 2100:
            new[figure] = str(1900 + (int(figure) - 1900 + 1 + step % 100) % 125)
    change = lambda text: FIGURE.sub(lambda m: new.get(m[0], m[0]), text)
    return [(change(zh), change(it)) for zh, it in rows]


def abridged(name, rows):
    """About two thirds of the rows; None where there are too few."""
    kept = [row for at, row in enumerate(rows) if at == 0 or digest(f"{name}{at}") % 3]
    return kept if len(rows) >= 6 and len(kept) < len(rows) else None


def kinds(name, rows, editions):
    """(kind, what tells it from others of its kind, rows) of a document and its near-duplicates."""
    yield "plain", "", rows
    yield "figures", "", other_figures(rows)
    short = abridged(name, rows)
    yield "abridged", "", short
    for edition in range(1, editions):
        yield "figures", f"-{edition}", other_figures(rows, edition)
        # Figures may have gone with the rows.
        yield "abridged", f"-{edition}", short and other_figures(rows, edition) and other_figures(short, edition)


def make(folder, out, editions=1):
    for side in ("zh", "it"):
        (out / side).mkdir(parents=True)
    gold = []
    for number, (name, rows) in enumerate(documents(folder)):
        for kind, which, rows in kinds(name, rows, editions):
            if not rows:
                continue
            names = {side: f"{digest(f'{side}{name}{kind}{which}') % 10**10:010}.txt" for side in ("zh", "it")}
            lone = {3: "zh", 7: "it"}.get(number % 10)
            for side, column in (("zh", 0), ("it", 1)):
                if lone in (None, side):
                    (out / side / names[side]).write_text("\n".join(row[column] for row in rows) + "\n", "utf-8")
            pair = [names[side] if lone in (None, side) else "" for side in ("zh", "it")]
            gold.append("\t".join([*pair, kind, name + which]))
    (out / "gold.tsv").write_text("\n".join(gold) + "\n", "utf-8")
    print(f"{len(gold)} documents")


def score(gold, pairs):
    wanted = [line.split("\t") for line in gold.read_text("utf-8").splitlines()]
    found = {}
    for line in pairs.read_text("utf-8").splitlines()[1:]:
        source, target, *rest = line.split("\t")
        found[source or None, target or None] = rest
    of_source = {s: (t, rest) for (s, t), rest in found.items() if s}
    counts = {}
    for source, target, kind, name in wanted:
        kind = kind if source and target else "alone"
        is_right = (source or None, target or None) in found
        right, all_ = counts.get(kind, (0, 0))
        counts[kind] = right + is_right, all_ + 1
        if not is_right:
            print("wrong:", kind, name, source, "->", of_source.get(source), "not", target)
    right, all_ = (sum(column) for column in zip(*counts.values()))
    for kind, (r, a) in [*sorted(counts.items()), ("all", (right, all_))]:
        print(f"{kind:10} {r:5} of {a:5}  {100 * r / a:6.2f} %")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", sets, out]:
            make(Path(sets), Path(out))
        case ["make", sets, out, editions] if editions.isdecimal() and 1 <= int(editions) <= MOST_EDITIONS:
            make(Path(sets), Path(out), int(editions))
        case ["score", gold, pairs]:
            score(Path(gold), Path(pairs))
        case _:
            sys.exit(__doc__)
