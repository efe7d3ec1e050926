"""A profile as text and back, for the book: JSON, in which equal profiles are equal texts."""

from __future__ import annotations

import msgspec

from tollbook.merging.profile import Profile

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Profile)


def write_profile(profile: Profile) -> str:
    return _ENCODER.encode(profile).decode()


def read_profile(text: str) -> Profile:
    """The profile that was written so. Raises msgspec.DecodeError for a text of another version's profile."""
    return _DECODER.decode(text)
