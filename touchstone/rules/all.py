"""Every rule with its code. Codes are never used again for another rule."""

from __future__ import annotations

from touchstone.rules import catalogue, courses, frameworks, permalinks, units, versions, welsh
from touchstone.rules.rule import Rule

RULES = (
    Rule("TS101", units.numbering_runs_on),
    Rule("TS102", units.items_say_something_once),
    Rule("TS103", units.sub_points_are_labelled_once),
    Rule("TS104", units.catalogue_only_holds_no_text),
    Rule("TS105", units.review_is_due_after_approval),
    Rule("TS106", units.days_are_in_the_calendar),
    Rule("TS107", units.text_is_clean, "warning"),
    Rule("TS108", units.every_line_has_a_place, "warning"),
    Rule("TS201", catalogue.a_code_names_one_unit),
    Rule("TS202", catalogue.an_address_is_given_once),
    Rule("TS203", catalogue.a_grouping_is_in_the_suite),
    Rule("TS204", catalogue.links_lead_somewhere),
    Rule("TS205", catalogue.counts_add_up),
    Rule("TS206", catalogue.names_are_given_once),
    Rule("TS207", catalogue.terms_point_to_terms),
    Rule("TS208", welsh.a_welsh_text_has_its_unit),
    Rule("TS209", welsh.a_welsh_text_adds_no_label),
    Rule("TS210", welsh.a_welsh_text_is_whole, "warning"),
    Rule("TS401", frameworks.competency_codes_stand_once),
    Rule("TS402", frameworks.clusters_are_known),
    Rule("TS403", frameworks.levels_stand_once),
    Rule("TS404", frameworks.levels_run_on),
    Rule("TS405", frameworks.marks_stand_once),
    Rule("TS406", frameworks.broader_runs_one_way),
    Rule("TS407", frameworks.relations_lead_somewhere),
    Rule("TS408", frameworks.requirements_lead_somewhere),
    Rule("TS501", courses.mappings_lead_somewhere),
    Rule("TS502", courses.outcomes_and_mappings_stand_once),
    Rule("TS503", courses.words_bear_their_fingerprint),
    Rule("TS504", courses.course_days_can_be),
    Rule("TS505", courses.mappings_are_in_date, "warning"),
    Rule("TS506", courses.a_course_has_an_address_of_its_own),
    Rule("TS602", permalinks.nothing_published_is_lost),
    Rule("TS603", permalinks.an_address_keeps_its_meaning),
    Rule("TS604", permalinks.an_address_is_never_given_twice),
    Rule("TS605", permalinks.dispositions_speak_of_what_was_published),
    Rule("TS606", permalinks.dispositions_lead_on),
    Rule("TS607", versions.earlier_versions_are_earlier),
    Rule("TS608", versions.earlier_versions_stay),
    Rule("TS609", versions.published_words_keep_their_version, "warning"),
)
