"""The ledger held against what a catalogue would publish: what is new, reworded, ended, or lost without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from touchstone.catalogue import Catalogue
from touchstone.model.disposition import Disposition
from touchstone.permalinks.ledger import Ledger, Run, anchor_of, page_of
from touchstone.permalinks.published import Published, is_hand_written, published
from touchstone.permalinks.similarity import SAME_THING, is_same_thing, similarity

CLEARLY_MORE = 0.2
"""By how much another place must be more alike before an item counts as moved there, not as reworded where it is."""


@dataclass(frozen=True)
class End:
    """An address that no longer leads to what it led to, and what became of that."""

    run: Run
    disposition: Disposition
    """What an author says of the address itself, or of its whole page."""


@dataclass(frozen=True)
class Loss:
    """An address that would no longer lead to what it led to, while nobody says what became of it."""

    run: Run
    now: Published | None
    """What would stand there."""
    found: Published | None = None
    """Where the same words stand now, or the most alike."""
    same_words: bool = False


@dataclass
class Comparison:
    """All that sets a catalogue apart from the ledger."""

    new: list[Published] = field(default_factory=list)
    reworded: list[tuple[Run, Published]] = field(default_factory=list)
    ended: list[End] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    given_twice: list[tuple[Run, Published]] = field(default_factory=list)
    """Addresses that ended in an earlier release and would now lead to something else."""
    frozen: list[Loss] = field(default_factory=list)
    """Pages of earlier versions that would be gone or read otherwise."""
    needless: list[Disposition] = field(default_factory=list)
    """Dispositions of addresses that lead where they always led."""
    unmatched: list[Disposition] = field(default_factory=list)
    """Dispositions of addresses or words that the ledger does not have."""


@lru_cache(maxsize=1)
def compared(catalogue: Catalogue) -> Comparison:
    """What sets a catalogue apart from its ledger; worked out once."""
    looked_at = [
        address for address in catalogue.ledger.runs if catalogue.guidance is not None or not is_hand_written(address)
    ]
    return _Comparing(catalogue.ledger, published(catalogue), catalogue.dispositions).result(looked_at)


def assigned(runs: Sequence[Run], dispositions: Sequence[Disposition]) -> list[Disposition | None]:
    """For each run of an address the disposition that speaks of it; each disposition speaks of one run."""
    left = list(dispositions)
    found: list[Disposition | None] = []
    for run in runs:
        told = next((one for one in left if one.words in run.prints), None)
        if told:
            left.remove(told)
        found.append(told)
    return found


def by_address(dispositions: Sequence[Disposition]) -> dict[str, list[Disposition]]:
    """Dispositions by address, in the order of the file."""
    found: dict[str, list[Disposition]] = {}
    for one in dispositions:
        found.setdefault(one.address, []).append(one)
    return found


class _Comparing:
    """One walk over the addresses of the ledger, then over those of the catalogue."""

    def __init__(self, ledger: Ledger, now: Mapping[str, Published], dispositions: Sequence[Disposition]) -> None:
        self.ledger = ledger
        self.now = now
        self.dispositions = by_address(dispositions)
        self.found = Comparison()

    def result(self, looked_at: Iterable[str]) -> Comparison:
        for address in looked_at:
            self._look_at(address)
        self.found.new += [one for address, one in self.now.items() if address not in self.ledger.runs]
        self.found.unmatched += self._unmatched()
        return self.found

    def _unmatched(self) -> Iterator[Disposition]:
        for address, told in self.dispositions.items():
            used = assigned(self.ledger.runs.get(address, ()), told)
            yield from (one for one in told if not any(one is other for other in used))

    def _told(self, address: str) -> Disposition | None:
        """What is said of the last run of an address."""
        told = self.dispositions.get(address)
        return assigned(self.ledger.runs.get(address, ()), told)[-1] if told and address in self.ledger.runs else None

    def _look_at(self, address: str) -> None:
        run, now = self.ledger.runs[address][-1], self.now.get(address)
        if now and not run.ending and now.words == run.last.words and address not in self.dispositions:
            return  # by far the most common case
        told = self._told(address)
        stays = now is not None and now.print in run.prints
        if run.ending:
            self._after_its_end(run, now, told)
        elif told and stays:
            self.found.needless.append(told)
        elif told:
            self.found.ended.append(End(run, told))
            self.found.new += [now] if now else []
        elif now is None:
            self._gone(address, run)
        elif now.print != run.last.print:
            self._changed(run, now)

    def _after_its_end(self, run: Run, now: Published | None, told: Disposition | None) -> None:
        if now is None:
            return
        again = now.print in run.prints or is_same_thing(run.last.words, now.words) or now.kind == "guidance"
        if again or (told and told.label_given_again):
            self.found.new.append(now)
        else:
            self.found.given_twice.append((run, now))

    def _gone(self, address: str, run: Run) -> None:
        page = page_of(address)
        if page == address or page in self.now:
            losses = self.found.frozen if is_version_page(address) else self.found.losses
            losses.append(self._loss(run, None))
            return
        told = self._told(page)  # the page went with everything on it; where nothing is said of it, that is one loss
        if told and self._is_implied(address, run, told):
            self.found.ended.append(End(run, told))
        elif told:
            self.found.losses.append(self._loss(run, None))

    def _is_implied(self, address: str, run: Run, told: Disposition) -> bool:
        """Whether what is said of a page says enough of an address on it: not so a move that leaves it behind."""
        if not told.moved_to:
            return True
        there = self.now.get(f"{told.moved_to}#{anchor_of(address)}")
        return there is not None and (there.print in run.prints or is_same_thing(run.last.words, there.words))

    def _changed(self, run: Run, now: Published) -> None:
        if now.kind in ("version", "guidance"):  # a heading says by its anchor that it is the same
            self.found.reworded.append((run, now))
        elif now.kind == "earlier":
            self.found.frozen.append(Loss(run, now))
        else:
            self._changed_today(run, now)

    def _changed_today(self, run: Run, now: Published) -> None:
        loss, alike = self._loss(run, now), similarity(run.last.words, now.words)
        elsewhere = similarity(run.last.words, loss.found.words) if loss.found else 0.0
        if loss.same_words or alike < SAME_THING or elsewhere > alike + CLEARLY_MORE:
            self.found.losses.append(loss)
        else:
            self.found.reworded.append((run, now))

    def _loss(self, run: Run, now: Published | None) -> Loss:
        """The loss, with the place that its words have now, or the most alike."""
        same = [one for one in self._newcomers.get(run.last.print, ()) if one.address != run.address]
        if same:
            return Loss(run, now, min(same, key=lambda one: page_of(one.address) != page_of(run.address)), True)
        best = max(self._neighbours(run), key=lambda one: similarity(run.last.words, one.words), default=None)
        near = best is not None and is_same_thing(run.last.words, best.words)
        return Loss(run, now, best if near else None)

    def _neighbours(self, run: Run) -> list[Published]:
        """What is new or changed on the page of an address; where the page went, the pages that are new beside it."""
        page = page_of(run.address)
        if page in self.now:
            return [one for one in self._changed_on.get(page, ()) if one.address not in (run.address, page)]
        folder = page.rstrip("/").rpartition("/")[0] + "/"
        listed = [one for one in self._changed_on.values() if one]
        return [one[0] for one in listed if one[0].address.startswith(folder) and "#" not in one[0].address]

    @cached_property
    def _newcomers(self) -> Mapping[str, list[Published]]:
        """By fingerprint all words that now stand where they did not stand."""
        found: dict[str, list[Published]] = {}
        for listed in self._changed_on.values():
            for one in listed:
                found.setdefault(one.print, []).append(one)
        return found

    @cached_property
    def _changed_on(self) -> Mapping[str, list[Published]]:
        """By page what is new or changed on it, the page itself first; pages of single versions left out."""
        found: dict[str, list[Published]] = {}
        for one in self.now.values():
            run = self.ledger.last_run(one.address)
            if one.kind in ("latest", "guidance") and (run is None or run.ending or run.last.words != one.words):
                found.setdefault(page_of(one.address), []).append(one)
        return found


def is_version_page(address: str) -> bool:
    """Whether an address is that of one version of a unit, such as `units/sfjes19/v2/`."""
    steps = address.split("/")
    return len(steps) == 4 and steps[0] == "units" and steps[2][:1] == "v" and steps[2][1:].isdigit()
