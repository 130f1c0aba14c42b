"""Checks the Web Annotations against the data model: required fields, one annotation a mention, quotes at positions."""

import json

from expected import arguments, same

SELECTORS = ["TextQuoteSelector", "TextPositionSelector"]


def main():
    folder, expected = arguments()
    collection = json.loads((folder / "dossier.annotations.jsonld").read_text(encoding="utf-8"))
    same("context", collection["@context"], "http://www.w3.org/ns/anno.jsonld")
    same("type", collection["type"], "AnnotationCollection")
    page = collection["first"]
    same("page", page["type"], "AnnotationPage")
    items = page["items"]
    same("total", collection["total"], len(items))
    same("mentions", len(items), len(expected.mentions))
    assert len({item["id"] for item in items}) == len(items), "an id stands twice"
    n_identified = 0
    for item, (block, mention) in zip(items, expected.mentions):
        same("type", item["type"], "Annotation")
        assert ":" in item["id"] and item["target"]["source"].endswith("#" + block["id"]), item["id"]
        quote, position = item["target"]["selector"]
        same("selectors", [quote["type"], position["type"]], SELECTORS)
        text, start, end = block["text"], position["start"], position["end"]
        same("position", (start, end), (mention["start"], mention["end"]))
        same("quote", quote["exact"], text[start:end])
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"]), quote
        values = [body["value"] for body in item["body"] if body["type"] == "TextualBody"]
        if "entity" in mention:
            assert item["motivation"] == "identifying" and ":" in item["body"][0]["source"]
            same("entity", values[0], expected.names[mention["entity"]])
            n_identified += 1
        else:
            same("date", values, [mention["date"]])
    print(f"annotations: {len(items)} quotes at their positions, {n_identified} of entities")


main()
