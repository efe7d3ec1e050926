"""Pieces: what ties hold together, by stronger ties where a chain grows long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.merging import ties
from tollbook.merging.ties import pieces
from tollbook.merging.weights import TIES

Ties = dict[tuple[int, int], float]
NODES = range(9)
WEAK, STRONG = TIES[0], TIES[-1]

some_ties = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from(TIES),
)


@pytest.fixture(autouse=True, scope="module")
def three_are_no_crowd() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ties, "CROWD", 3)
        yield


def pieces_of(held: Ties, nodes: Iterable[int] = NODES) -> list[list[int]]:
    def ties_of(node: int) -> dict[int, float]:
        return {sum(pair) - node: bits for pair, bits in held.items() if node in pair}

    return [sorted(piece) for piece in pieces(nodes, ties_of, lambda _: ())]


def by_levels(held: Ties, nodes: frozenset[int], level: int = 0) -> list[list[int]]:
    """The same by another way: components of each level, and of a crowd those of the next."""
    found, left = [], set(nodes)
    while left:
        component = {min(left)}
        while (
            more := {
                node
                for pair, bits in held.items()
                if bits >= TIES[level] and nodes.issuperset(pair) and component & set(pair)
                for node in pair
            }
            - component
        ):
            component |= more
        left -= component
        if len(component) <= 3 or level + 1 == len(TIES):
            found.append(sorted(component))
        else:
            found += by_levels(held, frozenset(component), level + 1)
    return sorted(found)


def test_a_chain_is_cut_at_its_weakest_where_it_grows_long() -> None:
    chain = {(0, 1): STRONG, (1, 2): WEAK, (2, 3): STRONG}
    assert pieces_of({pair: chain[pair] for pair in [(0, 1), (1, 2)]}, range(3)) == [[0, 1, 2]]
    assert pieces_of(chain, range(4)) == [[0, 1], [2, 3]]


def test_what_the_strongest_ties_hold_together_stays_however_many_they_are() -> None:
    assert pieces_of({(n, n + 1): STRONG for n in range(8)}) == [list(NODES)]


@given(some_ties, st.permutations(NODES))
def test_pieces_are_the_same_from_whatever_node_they_are_sought(held: Ties, nodes: list[int]) -> None:
    assert sorted(pieces_of(held, nodes)) == by_levels(held, frozenset(NODES))


@given(some_ties, st.permutations(NODES))
def test_a_node_finds_its_piece_alone(held: Ties, nodes: list[int]) -> None:
    whole = pieces_of(held)
    assert pieces_of(held, nodes[:1]) == [piece for piece in whole if nodes[0] in piece]


def test_what_a_person_called_the_same_is_settled_together_and_makes_no_crowd() -> None:
    chain = {0: {1: WEAK}, 1: {0: WEAK, 2: WEAK}, 2: {1: WEAK}}
    found = pieces([0], lambda node: chain.get(node, {}), lambda node: {2: [3], 3: [2, 4], 4: [3]}.get(node, ()))
    assert [sorted(piece) for piece in found] == [[0, 1, 2, 3, 4]]
