"""All slices of one wave at once: networks, districts, the project. Runs in a child process, which may load numpy."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy loads: no threads for tables this small

from improvement_stats import __version__ as statistics_version

from survey_api.figures import presenting, tabulation
from survey_api.figures.tabulation import PROTECTS_OTHERS, TOO_FEW, Item, Network, Tally, Verdict

Json = dict[str, Any]
LEVELS = ("high", "medium", "low", "insufficient")


def compute(payload: bytes) -> Json:
    """`{"slices": {unit id: slice}}` from the wave's units, measures and answers, in one JSON object."""
    return {"slices": _Wave(orjson.loads(payload)).slices()}


@dataclass(frozen=True)
class _Column:
    """One item over all networks: its tallies by network, and the verdict of each district."""

    item: Item
    tallies: dict[str, Tally]
    verdicts: dict[str | None, Verdict]

    @property
    def project_shown(self) -> bool:
        """One district that is not told could be worked out from the project's sums."""
        return all(verdict.sums_shown for verdict in self.verdicts.values())

    def hidden(self, network: Network) -> set[int]:
        return self.verdicts[network.district].hidden.get(network.id, set())

    def primary(self, network: Network) -> bool:
        return network.id in self.verdicts[network.district].primary


class _Wave:
    def __init__(self, given: Json) -> None:
        self.minimum: int = given["minimum"]
        self.wave: Json = given["wave"]
        self.units: dict[str, Json] = {unit["id"]: unit for unit in given["units"]}
        self.items: list[Item] = given["measures"]["items"]
        self.coherence: Json = given["measures"]["coherence"]
        self.scale_labels: Json = given["measures"].get("scales", {})
        self.networks = [
            Network(unit["id"], unit["district_id"], given["answers"].get(unit["id"], []))
            for unit in given["units"]
            if unit["kind"] == "network"
        ]
        self.districts: dict[str | None, list[Network]] = {}
        for network in self.networks:
            self.districts.setdefault(network.district, []).append(network)
        self.columns = [self._column(place, item) for place, item in enumerate(self.items)]
        self.scale_names = list(dict.fromkeys(mark["name"] for item in self.items for mark in item["scales"]))
        self.cards = {network.id: self._card(network) for network in self.networks} if self._coded() else {}

    def _coded(self) -> bool:
        return {"knows", "took_part", "adequate"} <= self.coherence.keys()

    def _column(self, place: int, item: Item) -> _Column:
        tallies = {
            network.id: tabulation.tally(item, [row[place] for row in network.rows])
            for network in self.networks
        }
        verdicts = {
            district: tabulation.judge(
                item, networks, [tallies[network.id] for network in networks], self.minimum
            )
            for district, networks in self.districts.items()
        }
        return _Column(item, tallies, verdicts)

    def slices(self) -> dict[str, Json]:
        return {unit["id"]: self._slice(unit) for unit in self.units.values()}

    def _slice(self, unit: Json) -> Json:
        networks = self._networks_of(unit)
        answers = sum(network.answers for network in networks)
        body = {
            "method": self._method(),
            "minimum": self.minimum,
            "wave": self.wave,
            "unit": self._named(unit),
            "participation": unit["participation"],
            "networks": self._participation(networks) if unit["kind"] == "district" else [],
            "withheld": None,
            "coherence": None,
            "coherence_levels": None,
        }
        if answers < self.minimum:
            return {**body, "withheld": TOO_FEW, "items": [], "scales": []}
        if unit["kind"] == "network":
            return {**body, **self._of_network(networks[0])}
        return {**body, **self._of_many(unit, networks)}

    def _networks_of(self, unit: Json) -> list[Network]:
        if unit["kind"] == "network":
            return [network for network in self.networks if network.id == unit["id"]]
        if unit["kind"] == "district":
            return self.districts.get(unit["id"], [])
        return self.networks

    def _named(self, unit: Json) -> Json:
        district = self.units.get(unit["district_id"] or "")
        return {
            "kind": unit["kind"],
            "id": unit["id"],
            "label": unit["label"],
            "code": unit["code"],
            "district": {"id": district["id"], "label": district["label"]} if district else None,
        }

    def _participation(self, networks: Sequence[Network]) -> list[Json]:
        rows = [self.units[network.id]["participation"] for network in networks]
        return sorted(rows, key=lambda row: (row["code"], row["label"]))

    def _of_network(self, network: Network) -> Json:
        items = [
            presenting.item_figure(
                column.item,
                column.tallies[network.id],
                hidden=column.hidden(network),
                primary=column.primary(network),
                minimum=self.minimum,
                interval=False,
            )
            for column in self.columns
            if column.item["shown"]
        ]
        scales = [
            self._scale(name, [network], self._scale_reason(name, network)) for name in self.scale_names
        ]
        card = self.cards.get(network.id)
        return {"items": items, "scales": scales, "coherence": card if self._card_shown(network) else None}

    def _of_many(self, unit: Json, networks: Sequence[Network]) -> Json:
        district = unit["id"] if unit["kind"] == "district" else None
        items = [
            self._summed(column, networks, district, whole=unit["kind"] == "project")
            for column in self.columns
            if column.item["shown"]
        ]
        scales = [
            self._scale(name, networks, self._sum_reason(name, unit, networks)) for name in self.scale_names
        ]
        return {"items": items, "scales": scales, "coherence_levels": self._levels(networks)}

    def _summed(
        self, column: _Column, networks: Sequence[Network], district: str | None, *, whole: bool
    ) -> Json:
        tally = tabulation.total(column.item, [column.tallies[network.id] for network in networks])
        shown = column.project_shown if whole else column.verdicts[district].sums_shown
        if not shown:
            few = 0 < tally.valid < self.minimum
            return presenting.withheld_item(column.item, TOO_FEW if few else PROTECTS_OTHERS)
        return presenting.item_figure(
            column.item, tally, hidden=set(), primary=False, minimum=self.minimum, interval=True
        )

    def _scale(self, name: str, networks: Sequence[Network], withheld: str | None) -> Json:
        rows = [row for network in networks for row in network.rows]
        label = self.scale_labels.get(name, {})
        return presenting.scale_figure(
            name, label, presenting.scores(self.items, name, rows), withheld=withheld
        )

    def _scorers(self, name: str, network: Network) -> int:
        return len(presenting.person_means(presenting.scores(self.items, name, network.rows)))

    def _scale_reason(self, name: str, network: Network) -> str | None:
        """A mean is one more sum over its items: it may not help to work out a hidden cell of one of them."""
        if self._scorers(name, network) < self.minimum:
            return TOO_FEW
        hidden = any(column.hidden(network) for column in self.columns if _measures(column.item, name))
        return PROTECTS_OTHERS if hidden else None

    def _sum_reason(self, name: str, unit: Json, networks: Sequence[Network]) -> str | None:
        if sum(self._scorers(name, network) for network in networks) < self.minimum:
            return TOO_FEW
        by_district = [self.districts[unit["id"]]] if unit["kind"] == "district" else self.districts.values()
        items = [column for column in self.columns if _measures(column.item, name)]
        sums_shown = all(
            column.verdicts[members[0].district].sums_shown for column in items for members in by_district
        )
        if sums_shown and all(self._mean_is_safe(name, members) for members in by_district):
            return None
        return PROTECTS_OTHERS

    def _mean_is_safe(self, name: str, networks: Sequence[Network]) -> bool:
        unshown = [
            self._scorers(name, network)
            for network in networks
            if self._scale_reason(name, network) is not None
        ]
        return tabulation.mean_is_safe(unshown, self.minimum)

    def _card(self, network: Network) -> Json:
        return presenting.coherence_figure(
            self.coherence,
            self.items,
            [column.tallies[network.id] for column in self.columns],
            members=self.units[network.id]["participation"]["invited"],
            answers=network.answers,
            themes_shown=not self._hides(network, ("theme",)),
            minimum=self.minimum,
        )

    def _card_shown(self, network: Network) -> bool:
        return not self._hides(network, ("knows", "took_part", "adequate"))

    def _hides(self, network: Network, parts: Sequence[str]) -> bool:
        names = {self.coherence[part]["name"] for part in parts if part in self.coherence}
        return any(column.hidden(network) for column in self.columns if column.item["name"] in names)

    def _levels(self, networks: Sequence[Network]) -> Json | None:
        if not self.cards:
            return None
        found = [self.cards[network.id]["level"] for network in networks]
        return {level: found.count(level) for level in LEVELS}

    def _method(self) -> list[Json]:
        methods = ["AAPOR RR1 and RR2", "frequencies", "Wilson interval", "complementary cell suppression"]
        if self.scale_names:
            methods.append("Cronbach's alpha")
        named = [{"name": name, "version": statistics_version} for name in methods]
        return [*named, {"name": "purpose coherence", "version": "v1"}] if self._coded() else named


def _measures(item: Item, scale: str) -> bool:
    return any(mark["name"] == scale for mark in item["scales"])
