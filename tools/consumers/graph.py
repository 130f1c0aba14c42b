"""Reads the graph with networkx and compares nodes, edges and weights with a count from the dossier's JSON."""

from collections import Counter
from itertools import combinations

import networkx

from expected import arguments, same


def main():
    folder, expected = arguments()
    graph = networkx.read_gexf(folder / "dossier.gexf", version="1.3")
    assert not graph.is_directed() and not graph.is_multigraph()
    n_passages = Counter(entity for p in expected.passages for entity in p["entities"])
    pairs = Counter(
        frozenset(pair) for p in expected.passages for pair in combinations(sorted(p["entities"]), 2)
    )
    same("nodes", {node: data["passages"] for node, data in graph.nodes(data=True)}, dict(n_passages))
    for node, data in graph.nodes(data=True):
        same("type", data["type"], expected.types[node])
    weights = {frozenset((a, b)): data["weight"] for a, b, data in graph.edges(data=True)}
    same("edges", weights, dict(pairs))
    n, total = graph.number_of_edges(), sum(pairs.values())
    print(f"networkx: {graph.number_of_nodes()} nodes, {n} edges, weights of {total:.0f} in all")


main()
