"""Reads the tables with Python's csv module: rows, columns and values are those of the filter, and none computes."""

import csv

from expected import arguments, same

TIMELINE = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Alt Text,Type,Group,Background"
).split(",")


def read(path, has_comment):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    if has_comment:
        comment = rows.pop(0)
        assert comment[0].startswith("# "), comment
    columns = rows.pop(0)
    for row in rows:
        same(f"{path}: cells of {row}", len(row), len(columns))
    return [dict(zip(columns, row)) for row in rows], columns


def main():
    folder, expected = arguments()
    table = {}
    for name in ["passages", "entities", "mentions", "events", "quantities"]:
        table[name], _ = read(folder / f"dossier.{name}.csv", has_comment=True)
        for row in table[name]:
            for column, cell in row.items():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), (name, column, cell)

    same("passages", [row["key"] for row in table["passages"]], [p["key"] for p in expected.passages])
    for row, passage in zip(table["passages"], expected.passages):
        same(row["key"], unguarded(row["text"]), shown(passage["blocks"][-1].get("text", "")))
        ids = {entity for entity in row["entity_ids"].split("; ") if entity}
        same(row["key"], ids, passage["entities"])
    for row in table["entities"]:
        n = sum(row["id"] in p["entities"] for p in expected.passages)
        same(row["id"], int(row["passages"]), n)
        n = sum(row["id"] in event.get("entities", []) for event in expected.events)
        same(row["id"], int(row["events"]), n)
        same(row["id"], unguarded(row["name"]), shown(expected.names[row["id"]]))
    found = [(row["block"], int(row["start"]), int(row["end"])) for row in table["mentions"]]
    same("mentions", found, [(b["id"], m["start"], m["end"]) for b, m in expected.mentions])
    for row, (block, mention) in zip(table["mentions"], expected.mentions):
        words = block["text"][mention["start"] : mention["end"]]
        same("mention", unguarded(row["text"]), shown(words))
    ids = sorted(event["id"] for event in expected.events)
    same("events", sorted(row["id"] for row in table["events"]), ids)

    timeline, columns = read(folder / "dossier.timeline.csv", has_comment=False)
    same("timeline", columns, TIMELINE)
    same("timeline", len(timeline), len(expected.events) + 1)
    same("timeline", [row["Type"] for row in timeline], ["title"] + [""] * len(expected.events))
    assert all(row["Year"] for row in timeline[1:])
    counts = ", ".join(f"{len(rows)} {name}" for name, rows in table.items())
    print(f"csv of Python: {counts}, {len(timeline)} rows of a timeline")


def unguarded(cell):
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in ("=", "+", "-", "@", "\t", "\r", "\n") else cell


def shown(text):
    """A text without the characters that tables show as U+FFFD."""
    return "".join("\ufffd" if c < " " and c not in "\t\r\n" or c == "\x7f" else c for c in text)


main()
