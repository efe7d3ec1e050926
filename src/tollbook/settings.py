"""Settings: every default of the meeting floor and of the command line, in one place."""

from __future__ import annotations

import os

# Where the book is when nobody says: in the current folder.
BOOK = "tollbook.db"

# Starting worker processes takes a second or so each, in which one process reads some hundred reports.
FEW_BYTES = 2_000_000
# Reports handed out ahead to each worker: enough to keep it busy while the writer writes, few enough that
# memory does not grow with the size of the input.
AHEAD = 8

# Accounts that are merged in one piece of work: enough that handing it out costs nothing beside.
CHUNK = 1000

# Kept at hand for comparing and joining, in number: some KB each.
PROFILES = 16384
ACCOUNTS = 1024
REPORTS = 256

# Of a key that more accounts share, so many meet all others. Few keys have more; those of an incident that is
# recalled again and again have thousands.
FIRST_OF_KEY = 4

# Claims that are less sure are no claims but doubts; 0 keeps all.
MIN_CONFIDENCE = 0.0

# How many rows a list shows before it says how many more there are.
ROWS = 30
# How many refusals and notes a summary names.
FIRST = 10


# How much of a book may stay in the memory of each process that merges, in MB.
ROOM = 256

# Starting processes to merge pays from so many accounts on.
FEW_ACCOUNTS = 5_000


def jobs_to_merge(accounts: int) -> int:
    """How many processes merge a book of so many accounts."""
    return 1 if accounts < FEW_ACCOUNTS else cores()


def jobs_for(size: int | None) -> int:
    """How many processes read an input of *size* bytes: one for little, else one for each core. None, where
    the size is not known, counts as little."""
    if size is None or size < FEW_BYTES:
        return 1
    return cores()


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
