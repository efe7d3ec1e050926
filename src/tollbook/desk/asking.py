"""What a list of incidents is asked for, as it stands in the address: the same everywhere."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tollbook.model.incident import ReviewState
from tollbook.model.values import AttackType, Group
from tollbook.store.filters import Area, IncidentFilter
from tollbook.store.listing import Order

ROWS_ON_A_PAGE = 50
_MOST = 2**53  # what JSON's numbers hold exactly
_LAST_PAGE = 1_000_000
_Words = Annotated[str | None, Field(max_length=300)]
_People = Annotated[int | None, Field(ge=0, le=_MOST)]


class Asked(BaseModel):
    """The filter, the order and the page. An empty field asks for nothing."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    q: _Words = Field(None, description='Words of a report or its title, a place, an id; "a phrase", begin*.')
    country: str | None = Field(None, pattern="^[A-Za-z]{2}$", description="ISO 3166-1 alpha-2.")
    place: _Words = Field(None, description="A part of the name of a site, town or province.")
    actor: _Words = Field(None, description="A part of the name of who did it, claims or denies it.")
    type: AttackType | None = Field(None, description="Kind of attack.")
    since: date | None = Field(None, alias="from", description="First day.")
    to: date | None = Field(None, description="Last day.")
    group: Group | None = Field(None, description="People harmed.")
    killed_min: _People = Field(None, description="At least so many killed; of the group, where one is given.")
    killed_max: _People = Field(None, description="At most so many killed; of the group, where one is given.")
    review: ReviewState | None = Field(None, description="How far a person has looked at it.")
    provisional: bool | None = Field(None, description="Whether fewer than two independent reports tell of it.")
    bbox: str | None = Field(None, max_length=100, description="west,south,east,north in degrees.")
    sort: Order = Field(Order.NEWEST, description="What comes first.")
    page: int = Field(1, ge=1, le=_LAST_PAGE, description="From 1 on.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        # Forms send every field, filled in or not.
        if isinstance(given, dict):
            return {name: value for name, value in given.items() if value is not None and str(value).strip() != ""}
        return given

    @field_validator("bbox")
    @classmethod
    def _is_area(cls, words: str | None) -> str | None:
        if words is not None:
            _area(words)
        return words

    @property
    def area(self) -> Area | None:
        return _area(self.bbox) if self.bbox is not None else None

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked that leaves incidents out."""
        return self.filter() != IncidentFilter()

    def filter(self) -> IncidentFilter:
        """Which incidents are meant."""
        return IncidentFilter(
            country=self.country,
            since=self.since,
            until=self.to,
            actor=self.actor,
            min_killed=self.killed_min,
            type=self.type,
            text=self.q,
            place=self.place,
            group=self.group,
            max_killed=self.killed_max,
            review=self.review,
            provisional=self.provisional,
            area=self.area,
        )

    def but(self, **changes: Any) -> Self:
        """The same with some fields changed, on its first page."""
        if "sort" in changes:
            changes["sort"] = Order(changes["sort"])
        return self.model_copy(update={"page": 1} | changes)

    def parameters(self) -> dict[str, str]:
        """What is asked, as it stands in an address: fields that ask for nothing are left out."""
        given = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return {name: _written(value) for name, value in given.items()}

    def address(self, path: object, **changes: Any) -> str:
        """*path* with what is asked; a page that is given stays."""
        words = urlencode(self.but(**changes).parameters())
        return f"{path}?{words}" if words else str(path)


AskedFor = Annotated[Asked, Query()]


def _written(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _area(words: str) -> Area:
    try:
        west, south, east, north = map(float, words.split(","))
        return Area(west, south, east, north)
    except ValueError:
        raise ValueError(f"'{words}' is no area: write west,south,east,north in degrees") from None
