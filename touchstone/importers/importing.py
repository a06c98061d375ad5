"""One document to drafts: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.importers.cleaning.cell_strokes import without_strokes
from touchstone.importers.cleaning.flattened import unflattened
from touchstone.importers.cleaning.glued_headings import with_glued_headings_apart
from touchstone.importers.cleaning.hyphens import mended
from touchstone.importers.cleaning.label_runs import with_label_runs_placed
from touchstone.importers.cleaning.layout_tables import without_layout_tables
from touchstone.importers.cleaning.listed_titles import with_listed_titles
from touchstone.importers.cleaning.lost_headings import with_lost_headings
from touchstone.importers.cleaning.margin_words import with_margin_words_together
from touchstone.importers.cleaning.misread_marks import with_misread_marks
from touchstone.importers.cleaning.opener_words import without_opener_words
from touchstone.importers.cleaning.quotations import without_quotations
from touchstone.importers.cleaning.small_capitals import with_small_capitals
from touchstone.importers.cleaning.sweeping import swept
from touchstone.importers.cleaning.tables_aside import without_tables_aside
from touchstone.importers.details.one_line import with_detail_lines
from touchstone.importers.details.own_fields import with_own_fields
from touchstone.importers.details.plain_fields import with_plain_fields
from touchstone.importers.details.rows import parted
from touchstone.importers.details.sentences import with_told_details
from touchstone.importers.dividing.embedded import described_unit, embedded_unit, is_embedded
from touchstone.importers.dividing.kinds import COURSE, FRAMEWORK, NOTHING, kind_of
from touchstone.importers.dividing.splitting import units_in
from touchstone.importers.document.accounts import Accounts
from touchstone.importers.document.doubts import Doubt
from touchstone.importers.document.draft import Draft
from touchstone.importers.document.lines import Line, Reading, Refused
from touchstone.importers.marking.area_columns import with_area_columns
from touchstone.importers.marking.bare_marks import with_bare_marks
from touchstone.importers.marking.counted_signs import with_counted_signs
from touchstone.importers.marking.criterion_tables import with_criterion_tables
from touchstone.importers.marking.label_cells import with_label_cells
from touchstone.importers.marking.labels_behind import with_labels_behind
from touchstone.importers.marking.lone_marks import with_lone_marks
from touchstone.importers.marking.outcome_tables import with_outcome_headings, with_outcome_tables
from touchstone.importers.marking.paired_columns import with_paired_columns
from touchstone.importers.marking.term_tables import with_term_tables
from touchstone.importers.ordering.bullet_runs import with_bullet_runs_dealt
from touchstone.importers.ordering.glued_labels import with_glued_labels_apart
from touchstone.importers.ordering.heads_together import with_lists_under_heads
from touchstone.importers.ordering.late_headings import (
    with_headings_above_lists,
    with_headings_after_lists,
    with_leads_at_heads,
)
from touchstone.importers.ordering.lone_labels import with_lone_labels
from touchstone.importers.ordering.term_numbers import with_term_numbers_placed
from touchstone.importers.other_kinds.checklists import checklist_drafts
from touchstone.importers.other_kinds.courses import course_draft
from touchstone.importers.other_kinds.forms import form_drafts, lone_forms
from touchstone.importers.other_kinds.frameworks import framework_draft
from touchstone.importers.other_kinds.roles import role_drafts
from touchstone.importers.own_headings.parts import with_told_parts
from touchstone.importers.own_headings.told_by_owner import Headings, with_told_headings
from touchstone.importers.reading.formats import read
from touchstone.importers.units.doubting import doubts_of
from touchstone.importers.units.drafting import assembled
from touchstone.importers.units.wordcheck import word_check


def import_document(content: bytes, name: str, headings: Headings | None = None) -> list[Draft]:
    """The drafts of everything that a document holds, with the headings that its owner told. Raises Refused, with the
    reason, where it holds no standard."""
    reading = read(content, name)
    accounts = Accounts()
    lines, doubts = parted_lines(reading, accounts, headings or Headings())
    drafts = _drafts(reading, with_told_parts(lines), accounts)
    for draft in drafts:
        ids = {fate.line.id for fate in draft.fates}
        draft.doubts += [doubt for doubt in doubts if doubt.line and doubt.line.id in ids]
    return drafts


def parted_lines(reading: Reading, accounts: Accounts, headings: Headings) -> tuple[list[Line], list[Doubt]]:
    """The lines that may belong to a standard, each with the mark of its list, and what is in doubt of them."""
    lines = swept(with_told_headings(with_small_capitals(reading.lines), headings), accounts)
    lines = with_lost_headings(without_opener_words(lines, accounts))
    lines = with_glued_labels_apart(with_glued_headings_apart(lines, accounts))
    lines = with_margin_words_together(with_label_runs_placed(lines))
    lines = with_term_numbers_placed(with_leads_at_heads(lines), accounts)
    lines = with_lone_labels(with_bullet_runs_dealt(lines, accounts), accounts)
    lines = with_headings_above_lists(with_headings_after_lists(with_lists_under_heads(lines)))
    lines, doubts = mended(lines, accounts)
    lines, misread = with_misread_marks(lines, accounts)
    lines = without_tables_aside(without_layout_tables(lines), accounts)
    lines = with_area_columns(without_strokes(lines, accounts), accounts)
    lines = parted(with_told_details(with_plain_fields(lines, accounts), accounts))
    lines = with_labels_behind(parted(with_listed_titles(unflattened(lines, accounts))))
    lines, guesses = with_own_fields(lines)
    lines = without_quotations(lines, accounts)
    lines = with_criterion_tables(lines, accounts)
    lines = with_bare_marks(with_counted_signs(with_lone_marks(lines, accounts)))
    lines = with_outcome_tables(with_outcome_headings(lines))
    lines = with_label_cells(lines, accounts)
    lines = with_paired_columns(with_term_tables(lines))
    return lines, [*doubts, *misread, *guesses]


def _drafts(reading: Reading, lines: list[Line], accounts: Accounts) -> list[Draft]:
    """The drafts of the lines that may belong to a standard."""
    try:
        kind = kind_of(lines)
    except Refused as refused:
        forms = lone_forms(reading, accounts) if str(refused) == NOTHING else []
        if not forms:
            raise
        return forms
    if kind == FRAMEWORK:
        return [framework_draft(reading, lines, accounts)]
    if kind == COURSE:
        return [course_draft(reading, lines, accounts)]
    if is_embedded(lines):
        return _of_longer(reading, lines, accounts)
    return _units(reading, lines, accounts)


def _of_longer(reading: Reading, lines: list[Line], accounts: Accounts) -> list[Draft]:
    """The unit that a longer document describes, and its role profiles, checklists and forms."""
    kept = described_unit(lines)
    roles = role_drafts(reading, lines, accounts)
    checklists = list(checklist_drafts(reading, lines, accounts))
    forms = list(form_drafts(reading, {line.id for line in kept}, accounts))
    unit = _unit(reading, embedded_unit(kept, lines, accounts), accounts, reading.lines)
    return [unit, *roles, *checklists, *forms]


def _units(reading: Reading, lines: Sequence[Line], accounts: Accounts) -> list[Draft]:
    """A draft for each unit; each accounts for the lines of the document from its first to that of the next."""
    parts = units_in(lines, accounts)
    firsts = [0, *(part[0].id for part in parts[1:])]
    ends = [*firsts[1:], len(reading.lines)]
    return [
        _unit(reading, part, accounts, reading.lines[start:end])
        for part, start, end in zip(parts, firsts, ends, strict=True)
    ]


def _unit(reading: Reading, lines: Sequence[Line], accounts: Accounts, owned: Sequence[Line]) -> Draft:
    lines, guesses = with_detail_lines(lines)
    draft = assembled(reading, lines, accounts, owned)
    draft.words = word_check(draft.values, accounts.entries_of(owned))
    draft.doubts += [*guesses, *doubts_of(draft)]
    return draft
