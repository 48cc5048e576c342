#!/usr/bin/env python3
"""Scores the dates of `filigrane batch` on the French TimeBank by the measures of TempEval.

    python3 tests/eval/timebank.py --gold ../shared/corpora/timex/fr-timebank/fr-timebank.jsonl \
        --cmd build/native/filigrane [--part dev|test|all] [--show]

Gold: one document a line, {"id", "text", "dct", "timex": [[start, end, type, value], ...]}, code
points. Each text is analysed with its date of publication (`dct`).

strict   F1 of spans that are equal, blanks and marks at both ends set aside
relaxed  F1 of spans that share a character, each used once
value    F1 of overlapping spans with an equal value, as TempEval-3 and HeidelTime report it
type     of overlapping spans, the share with an equal type

From the document of Filigrane to TIMEX3, nothing is added but names:
- `type` date, time, duration, set are DATE, TIME, DURATION, SET;
- an open value ("XXXX-08-06", null) stays what it is, and so is wrong where the gold has a value;
- values are compared without regard to case; the gold's time zones ("T12:30-07") and the seconds
  of a clock time are cut off.
Gold expressions whose value is PRESENT_REF, PAST_REF or FUTURE_REF ("desormais", "l'avenir") count
in the gold like all others: what the analyser does not mark it misses.

The corpus has no parts of its own. By name: test = 1999-07-28-0438 to 2002-01-03-0106 (18
documents, 94 expressions), dev = the others (90 documents, 331 expressions).
"""

import argparse
import json
import re
import subprocess
import sys

FIRST_TEST, LAST_TEST = "1999-07-28-0438", "2002-01-03-0106"


def trimmed(text, start, end):
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def plain(value):
    if value is None:
        return None
    value = value.upper()
    return re.sub(r"(T\d\d:\d\d).*$", r"\1", value)


def f1(correct, system, gold):
    precision = correct / system if system else 0.0
    recall = correct / gold if gold else 0.0
    both = precision + recall
    return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--gold", required=True)
    parser.add_argument("--cmd", default="build/native/filigrane")
    parser.add_argument("--part", choices=["dev", "test", "all"], default="dev")
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    args = parser.parse_args()

    with open(args.gold, encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    is_test = lambda doc: FIRST_TEST <= doc["id"] <= LAST_TEST
    if args.part != "all":
        docs = [doc for doc in docs if is_test(doc) == (args.part == "test")]
    requests = "".join(
        json.dumps({"id": doc["id"], "text": doc["text"], "lang": "fr", "published": doc["dct"]}) + "\n" for doc in docs
    )
    answer = subprocess.run(
        [*args.cmd.split(), "batch", "--offsets", "codepoint"], input=requests.encode(), stdout=subprocess.PIPE, check=True
    )
    answers = {line["id"]: line for line in map(json.loads, answer.stdout.decode().splitlines())}

    gold_count = system_count = strict = relaxed = value = same_type = 0
    for doc in docs:
        text = doc["text"]
        gold = [(*trimmed(text, start, end), kind, val) for start, end, kind, val in doc["timex"]]
        system = [
            (*trimmed(text, d["start"], d["end"]), d["type"].upper(), d["value"]) for d in answers[doc["id"]]["dates"]
        ]
        gold_count += len(gold)
        system_count += len(system)
        pairs = []
        for g, (gs, ge, *_) in enumerate(gold):
            for s, (ss, se, *_) in enumerate(system):
                shared = min(ge, se) - max(gs, ss)
                if shared > 0:
                    pairs.append((-shared / (max(ge, se) - min(gs, ss)), g, s))
        of_gold, used = {}, set()
        for _, g, s in sorted(pairs):
            if g not in of_gold and s not in used:
                of_gold[g] = s
                used.add(s)
        for g, (start, end, kind, val) in enumerate(gold):
            if g not in of_gold:
                if args.show:
                    print(f"{doc['id']}\tmissed\t{text[max(0, start - 25):start]!r} [{text[start:end]}] {kind} {val}")
                continue
            ss, se, skind, sval = system[of_gold[g]]
            relaxed += 1
            strict += (start, end) == (ss, se)
            same_type += kind == skind
            right = plain(val) == plain(sval)
            value += right
            if args.show and (start, end) != (ss, se):
                print(f"{doc['id']}\tspan\t[{text[start:end]}] found [{text[ss:se]}]")
            if args.show and not right:
                context = text[max(0, start - 60) : end + 30].replace("\n", "/")
                print(f"{doc['id']}\tvalue\t[{text[start:end]}] {val}, found {sval}, published {doc['dct']}: {context}")
        for s, (start, end, kind, val) in enumerate(system):
            if s not in used and args.show:
                print(f"{doc['id']}\tspurious\t{text[max(0, start - 25):start]!r} [{text[start:end]}] {kind} {val}")

    print(f"{args.part}: {len(docs)} documents, {gold_count} expressions, {system_count} found")
    for name, correct in (("strict", strict), ("relaxed", relaxed), ("value", value)):
        p, r, f = f1(correct, system_count, gold_count)
        print(f"{name:8} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}")
    print(f"type     {100 * same_type / max(relaxed, 1):5.1f} of overlapping")
    return 0


if __name__ == "__main__":
    sys.exit(main())
