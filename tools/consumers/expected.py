"""What a filter shows of a dossier, worked out from its JSON alone, and how a script says what it found.

Knows entity filters (`with=a,b&without=c`): any of the included entities of one type, all types, none of the excluded.
It shares nothing with the program whose exports it judges.
"""

import json
import sys
from pathlib import Path


class Expected:
    """The passages and events that are shown."""

    def __init__(self, dossier_path, fragment):
        self.file = json.loads(Path(dossier_path).read_text(encoding="utf-8"))
        self.types = {entity["id"]: entity["type"] for entity in self.file["entities"]}
        self.names = {entity["id"]: entity["name"] for entity in self.file["entities"]}
        everything = self._passages()
        included, excluded = self._choices(fragment)
        self.is_whole = not included and not excluded
        self.passages = [p for p in everything if self._matches(p, included, excluded)]
        shown = {block["id"] for p in self.passages for block in p["blocks"]}
        self.events = [
            event
            for event in self.file.get("events", [])
            if any(anchor["block"] in shown for anchor in event["passages"])
        ]
        self.mentions = [
            (block, mention)
            for p in self.passages
            for block in p["blocks"]
            for mention in sorted(block.get("mentions", []), key=lambda m: (m["start"], -m["end"]))
        ]

    def _passages(self):
        passages = []
        for article in self.file["articles"]:
            over = []
            blocks = article["blocks"]
            for at, block in enumerate(blocks):
                over.append(block)
                if block["type"] == "heading" and at + 1 < len(blocks):
                    continue
                entities = {m["entity"] for b in over for m in b.get("mentions", []) if "entity" in m}
                entities |= {row["entity"] for b in over for row in b.get("rows", []) if "entity" in row}
                passages.append({"key": block["id"], "blocks": over, "entities": entities})
                over = []
        return passages

    def _choices(self, fragment):
        parts = dict(part.split("=", 1) for part in fragment.split("&") if part)
        known = [name for name in parts if name in ("with", "without")]
        assert len(known) == len(parts), f"this knows no other filter: {fragment}"
        return [set(filter(None, parts.get(name, "").split(","))) for name in ("with", "without")]

    def _matches(self, passage, included, excluded):
        kinds = {self.types[entity] for entity in included}
        has_all = all(
            any(self.types[e] == kind and e in passage["entities"] for e in included) for kind in kinds
        )
        return has_all and not excluded & passage["entities"]

    def text_of(self, block_id):
        """The text of a block."""
        for article in self.file["articles"]:
            for block in article["blocks"]:
                if block["id"] == block_id:
                    return block.get("text", "")
        raise KeyError(block_id)


def arguments():
    """The folder of the exports and what is expected of them: FOLDER DOSSIER [FRAGMENT]."""
    folder, dossier, fragment = (sys.argv[1:] + [""])[:3]
    return Path(folder), Expected(dossier, fragment)


def same(what, found, expected):
    """Ends the script when what was found is not what was expected."""
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")
