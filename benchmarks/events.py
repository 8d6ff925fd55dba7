"""How good the proposed events are: `python benchmarks/events.py GOLD.json FOLDER [--record] [--empty]`.

GOLD.json holds hand-made events, {"events": [{"id", "edtf", "salience", "evidence": [{"doc", "start", "end"}]}],
"undated": [{"id", "mentioned": [{"doc", "start", "end"}]}]}; FOLDER holds the documents. Neither is part of this
repository. Prints recall, how whole the merging is, precision by rank, and what was gained and lost, by name, against
the results recorded in events.json beside this file; --record writes them anew. --empty mines without the vocabulary of
events.yaml.
"""

import argparse
import json
import sys
from pathlib import Path, PurePath

from timeline.curate import load_events
from timeline.extract import find_documents, propose_candidates, read_document

HERE = Path(__file__).parent
LIMITS = {
    "recall": 0.95,
    "recall of salience 3": 1.0,
    "merged whole": 0.9,
    "precision at 25": 0.92,
    "undated recall": 0.6,
}
LIMITS_EMPTY = {"recall": 0.85}


def spans(evidence):
    return [(PurePath(one["doc"]).name, one["start"], one["end"]) for one in evidence]


def touching(gold, candidate):
    """Return how many of the gold spans the candidate's evidence touches; one over 60 characters counts for none."""
    own = [(PurePath(q.doc).name, q.start, q.end) for q in candidate.evidence if q.end - q.start <= 60]
    return sum(any(doc == d and max(a, start) < min(b, end) for d, a, b in own) for doc, start, end in gold)


def answers(gold, found):
    """Return which candidate answers for which gold event: the same date, most spans first, each candidate once."""
    options = []
    for event in gold:
        dates = {event["edtf"], *(event.get("alt_edtf") or ())}
        for rank, candidate in enumerate(found):
            touched = touching(spans(event["evidence"]), candidate) if candidate.edtf in dates else 0
            if touched:
                options.append((-touched, rank, event["id"]))
    answer, taken = {}, set()
    for touched, rank, name in sorted(options):
        if name not in answer and rank not in taken:
            answer[name] = (rank, -touched)
            taken.add(rank)
    return answer, taken


def measure(gold, candidates):
    """Return the figures, and what was found by name."""
    dated = [one for one in candidates if one.kind == "dated"]
    acts = [one for one in candidates if one.kind == "undated"]
    answer, taken = answers(gold["events"], dated)
    asked = [event for event in gold["events"] if not event.get("optional")]
    milestones = [event for event in asked if event.get("salience") == 3]
    several = [event for event in asked if len(event["evidence"]) > 1 and event["id"] in answer]
    whole = [event for event in several if answer[event["id"]][1] == len(event["evidence"])]
    undated = [one for one in gold.get("undated", ()) if any(touching(spans(one["mentioned"]), act) for act in acts)]
    figures = {
        "recall": share(sum(event["id"] in answer for event in asked), len(asked)),
        "recall of salience 3": share(sum(event["id"] in answer for event in milestones), len(milestones)),
        "merged whole": share(len(whole), len(several)),
        "precision at 25": share(sum(rank in taken for rank in range(25)), min(25, len(dated))),
        "undated recall": share(len(undated), len(gold.get("undated", ()))),
    }
    found = {name: "whole" if any(name == event["id"] for event in whole) else "found" for name in answer}
    return figures, found | {one["id"]: "undated" for one in undated}


def share(part, whole):
    return round(part / whole, 4) if whole else None


def changes(before, after):
    gained = [name for name in after if name not in before]
    lost = [name for name in before if name not in after]
    split = [name for name in after if before.get(name) == "whole" and after[name] == "found"]
    joined = [name for name in after if before.get(name) == "found" and after[name] == "whole"]
    return {"gained": gained, "lost": lost, "no longer whole": split, "now whole": joined}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--record", action="store_true", help="write benchmarks/events.json anew")
    parser.add_argument("--empty", action="store_true", help="mine without the vocabulary of events.yaml")
    args = parser.parse_args()
    timeline = None if args.empty else load_events(HERE.parent / "events.yaml")
    words = {"terms": timeline.terms, "actors": timeline.actors} if timeline else {}
    documents = [read_document(file) for file in find_documents([args.folder])]
    figures, found = measure(json.loads(args.gold.read_text(encoding="utf-8")), propose_candidates(documents, **words))
    limits = LIMITS_EMPTY if args.empty else LIMITS
    for name, value in figures.items():
        print(f"{name:<22}{value}" + (f"   (limit {limits[name]})" if name in limits else ""))
    recorded = HERE / "events.json"
    name = "empty vocabulary" if args.empty else "own vocabulary"
    results = json.loads(recorded.read_text(encoding="utf-8")) if recorded.exists() else {}
    for kind, names in changes(results.get(name, {}).get("found", {}), found).items():
        print(f"{kind}: {', '.join(names) or 'none'}")
    if args.record:
        results[name] = {"figures": figures, "found": dict(sorted(found.items()))}
        recorded.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.exit(any((figures[name] or 0) < limit for name, limit in limits.items()))


if __name__ == "__main__":
    main()
