"""Writes a dossier whose texts mean something to some format: formulas, markup, braces, control characters.

python hostile.py FILE
"""

import json
import sys

TEXTS = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    'a "quoted", text; with\r\nlines\nof it',
    "</script><script>alert(1)</script><!-- ]]>",
    "&amp; &#0; <a href='x' onclick=\"y\">",
    "\\}{%$#_^~ \\end{document} @online{x, y}",
    "\u0001\u0008\u000b\u001f\u007f\u0085 control",
    "\u202eright\u200f to left\u2028\u2029\ufeff\ufffe\uffff",
    "# not a comment",
    "\U0001f6a2 e\u0301 \U00020000",
    "'",
    '"',
    "{",
    "}",
]


def main():
    entities, blocks, events = [], [], []
    for at, text in enumerate(TEXTS):
        whole = {"start": 0, "end": len(text)}
        # A title of one control character is no name for FollowTheMoney, so each ends with a word.
        name = f"{text} name"
        kind = ["person", "organisation", "place", "ship"][at % 4]
        entities.append({"id": f"e{at}", "type": kind, "name": name, "aliases": [text], "summary": text})
        near = {"start": 0, "end": 1, "entity": f"e{(at + 1) % len(TEXTS)}"}
        blocks.append({"id": f"p{at}", "type": "paragraph", "text": text, "mentions": [dict(whole, entity=f"e{at}"), near]})
        passages = [{"block": f"p{at}"}]
        event = {"id": f"v{at}", "date": "2017", "title": name, "passages": passages, "according_to": text}
        events.append(dict(event, entities=[f"e{at}"], display=text))
    title = " ".join(TEXTS)
    article = {"id": "a", "title": title, "blocks": blocks, "published": {"edtf": "2018"}}
    article["byline"] = [{"name": "{A}% \\B and C"}, {"name": "O'Neil & \"Sons\" and others"}]
    kinds = [{"id": kind} for kind in ["person", "organisation", "place", "ship"]]
    file = {"dossier": 1, "title": title, "entity_types": kinds, "articles": [article], "entities": entities, "events": events}
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(file, out)


main()
