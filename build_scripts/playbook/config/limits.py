"""Limits: what staff may decide without asking, read from `site_config/limits.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

LIMITS = "site_config/limits.yml"


class Limit(BaseModel):
    """One thing that staff may decide.

    `may` completes "You may …". `up_to` is the largest amount or time, None if there is none; `above` says who
    decides beyond it, None if nobody needs to be asked.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    may: str
    up_to: str | None = None
    above: str | None = None

    @property
    def sentence(self) -> str:
        """The limit as staff read it beside a line."""
        allowed = f"You may {self.may}" + (f", up to {self.up_to}" if self.up_to else "")
        if not self.above:
            return f"{allowed}. You don't need to ask."
        return f"{allowed}. {'Above that' if self.up_to else 'Anything more'}: {self.above}."


class Limits(BaseModel):
    """All limits by id, in the order of the page that lists them.

    `example_values` says that they are not yet the organisation's own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    example_values: bool = False
    limits: Mapping[str, Limit] = {}
