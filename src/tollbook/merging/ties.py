"""Which accounts are settled together: pieces of the book that ties hold together.

A tie is a pair that the machine judges the same. Ties make chains, and where a town has an attack each hour, chains of
weak ties run through years of a war. So that one report more never asks for a whole war to be settled anew, stronger
ties are asked for where a chain grows long: the piece of an account is all that it reaches by the weakest ties by which
it reaches a crowd no larger than CROWD. Nothing but the ties decides, so the order of reading plays no part.

What a person says of a pair neither makes a tie nor takes one away, so that taking it back gives back what was; but
what a person called the same is settled together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tollbook.merging.weights import CROWD, TIES

N = TypeVar("N")
TiesOf = Callable[[N], Mapping[N, float]]


def pieces(nodes: Iterable[N], ties_of: TiesOf[N], said_same: Callable[[N], Iterable[N]]) -> list[list[N]]:
    """The pieces that these nodes belong to, each once, in the order in which their first node came. *ties_of* gives
    all nodes that one is tied to, each with the score in bits, and *said_same* those that a person called the same."""
    # By node: how many of TIES are known to leave it in a crowd, so that no crowd is walked through twice.
    crowded: dict[N, int] = {}
    placed: set[N] = set()
    found = []
    for node in nodes:
        whole: list[N] = []
        waiting = [node]
        while waiting:
            if (member := waiting.pop()) not in placed:
                piece = _piece(member, ties_of, crowded)
                placed.update(piece)
                whole += piece
                waiting += [other for one in piece for other in said_same(one)]
        found += [whole] if whole else []
    return found


def _piece(node: N, ties_of: TiesOf[N], crowded: dict[N, int]) -> list[N]:
    for level in range(crowded.get(node, 0), len(TIES)):
        reached = []
        for member in _walk(node, ties_of, TIES[level]):
            reached.append(member)
            if len(reached) > CROWD or crowded.get(member, 0) > level:
                crowded.update(dict.fromkeys(reached, level + 1))
                break
        else:
            return reached
    return list(_walk(node, ties_of, TIES[-1]))


def _walk(node: N, ties_of: TiesOf[N], strength: float) -> Iterator[N]:
    """All that is reached by ties of this strength, breadth first."""
    waiting, seen = deque([node]), {node}
    while waiting:
        member = waiting.popleft()
        yield member
        near = [other for other, bits in ties_of(member).items() if bits >= strength and other not in seen]
        seen.update(near)
        waiting.extend(near)
