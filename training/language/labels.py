"""Which label of ours a name gets, from word lists and a table of countries."""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


class Gazetteer:
    """Countries, demonyms and kinds of places, asked by their words."""

    def __init__(self, countries: Path | None = None) -> None:
        self.countries = _alternatives("countries")
        self.demonyms = set(WORDS["demonyms"].split())
        self.organizations = _alternatives("organizations")
        self.regions = _alternatives("regions")
        self.titles = set(WORDS["titles"].split())
        self._region_words = set(WORDS["region_words"].split())
        self._building_words = set(WORDS["building_words"].split())
        if countries is not None:
            self._add(json.loads(countries.read_text(encoding="utf-8")))
        self.sure_demonyms = self.demonyms - set(WORDS["not_demonyms"].split())

    def is_country(self, name: str) -> bool:
        """True for the name of a country, or of a territory that newsrooms treat as one."""
        return name.removeprefix("the ").removeprefix("The ") in self.countries

    def is_demonym(self, name: str) -> bool:
        """True for a nationality, people or creed: `North Korean`, `Sunni`, `Germans`."""
        *before, last = name.split()
        return last in self.demonyms and all(word in {"North", "South", "East", "West", "Bosnian"} for word in before)

    def place_label(self, name: str) -> str:
        """GPE, LOC or FAC for a name known to be a place (and ORG, NORP for known mistakes)."""
        if name in self.organizations:
            return "ORG"
        if self.is_country(name):
            return "GPE"
        if name in self.regions or _any(name, self._region_words):
            return "LOC"
        if _any(name, self._building_words):
            return "FAC"
        return "NORP" if self.is_demonym(name) and name in self.sure_demonyms else "GPE"

    def after_titles(self, words: list[str], start: int, end: int) -> int:
        """Where the name proper begins, after `Prime Minister`, `Mr.` and the like."""
        while start < end and (words[start] in self.titles or not any(c.isalnum() for c in words[start])):
            start += 1
        return start

    def before_possessive(self, words: list[str], start: int, end: int) -> int:
        """Where the name ends, without a trailing `'s`."""
        while end > start and words[end - 1] in {"'s", "’s", "'", "’"}:
            end -= 1
        return end

    def _add(self, table: Iterable[dict]) -> None:
        for country in table:
            names = {country["name"]["common"], country["name"]["official"]}
            names |= {name for name in country["altSpellings"] if len(name) > 3 and name.isascii()}
            self.countries |= names
            if forms := country.get("demonyms", {}).get("eng"):
                singular = {form for form in forms.values() if form and " " not in form}
                self.demonyms |= singular | {f"{form}s" for form in singular if form.endswith(("n", "i"))}


def _alternatives(key: str) -> set[str]:
    return {name.strip() for name in WORDS[key].replace("\n", "").split("|")}


def _any(name: str, words: set[str]) -> bool:
    return any(word in words for word in name.split())
