"""Lets followthemoney judge every entity: schema, properties, values, required ones, references and their range."""

import json
from collections import Counter

from followthemoney import model

from expected import arguments, same


def main():
    folder, expected = arguments()
    lines = (folder / "dossier.ftm.json").read_text(encoding="utf-8").splitlines()
    by_id = {}
    n_values = 0
    for line in lines:
        data = json.loads(line)
        schema = model.get(data["schema"])
        assert schema is not None and not schema.abstract, data["schema"]
        for name in data["properties"]:
            assert schema.get(name) is not None and not schema.get(name).stub, (data["schema"], name)
        schema.validate(data)
        for name in schema.required:
            assert data["properties"].get(name), (data["id"], name)
        # Reads it as data from outside, which drops every value that is not of the property's type.
        proxy = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():
            same(f"{data['id']} {name}", len(proxy.get(name)), len(values))
            n_values += len(values)
        assert proxy.caption, data["id"]
        assert data["id"] not in by_id, data["id"]
        by_id[data["id"]] = proxy
    n_references = 0
    for proxy in by_id.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), (proxy.id, prop.name, value)
                n_references += 1
    kinds = Counter(identity.split(".")[1] for identity in by_id)
    same("events", kinds["event"], len(expected.events))
    mentioned = {m["entity"] for _, m in expected.mentions if "entity" in m}
    same("mentions", kinds["mention"], len(mentioned))
    counts = Counter(proxy.schema.name for proxy in by_id.values())
    counts = ", ".join(f"{n} {name}" for name, n in sorted(counts.items()))
    print(f"followthemoney: {len(by_id)} valid ({counts}), {n_values} values kept, {n_references} references")


main()
