"""A course in the terms of schema.org, for the head of its page."""

from __future__ import annotations

import json
from typing import Any

from touchstone import addresses
from touchstone.held_items import target_link
from touchstone.model.course import Course, CourseMapping, Mode, Price, Strength, Vat
from touchstone.prose import plain
from touchstone.render import Site
from touchstone.targets import words_at

LONGEST = 5000
Terms = dict[str, Any]


def course_markup(site: Site, course: Course) -> str:
    """The HTML of a course's JSON-LD. No sign in it can end the element; its links are relative to the page."""
    text = json.dumps(course_terms(site, course), ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def course_terms(site: Site, course: Course) -> Terms:
    """A course as schema.org's Course. `teaches` holds the outcomes, then the items that are covered today."""
    covered = [one for one in course.mappings if (course.id, one) not in site.changed]
    terms: Terms = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": course.title,
        "description": plain(course.about, LONGEST),
        "provider": {"@type": "Organization", "name": course.provider},
        "teaches": [
            *({"@type": "DefinedTerm", "name": one.text, "url": f"#{one.id}"} for one in course.outcomes),
            *(_item(site, course, one) for one in covered if one.strength.reaches(Strength.COVERS)),
        ],
        "assesses": [_item(site, course, one) for one in covered if one.strength is Strength.ASSESSES],
        "audience": {"@type": "Audience", "description": plain(course.audience, LONGEST)} if course.audience else None,
        "hasCourseInstance": _instance(course) if course.dates else None,
        "offers": [_offer(price) for price in course.prices],
    }
    return {name: value for name, value in terms.items() if value}


def _item(site: Site, course: Course, mapping: CourseMapping) -> Terms:
    link = target_link(mapping.to, site.holdings)
    address = addresses.relative(link.address, addresses.of_course(course))
    words, to = " ".join(words_at(mapping.to, site.holdings)), mapping.to
    held_in = site.catalogue.suites[to.suite] if to.suite else site.catalogue.frameworks[to.framework or ""]
    home = {"@type": "DefinedTermSet", "name": held_in.title}
    return {"@type": "DefinedTerm", "termCode": str(to), "name": words, "inDefinedTermSet": home, "url": address}


def _instance(course: Course) -> Terms:
    days = sorted(course.dates, key=lambda one: one.day)
    first, last = days[0], days[-1]
    terms: Terms = {
        "@type": "CourseInstance",
        "courseMode": course.mode.value,
        "startDate": first.day + (f"T{first.starts}" if first.starts else ""),
        "endDate": last.day + (f"T{last.ends}" if last.ends else ""),
    }
    if course.venue:
        terms["location"] = {
            "@type": "VirtualLocation" if course.mode is Mode.ONLINE else "Place",
            "name": course.venue,
        }
    return terms


def _offer(price: Price) -> Terms:
    terms: Terms = {
        "@type": "Offer",
        "price": price.amount,
        "priceCurrency": price.currency,
        "priceSpecification": {
            "@type": "PriceSpecification",
            "price": price.amount,
            "priceCurrency": price.currency,
            "valueAddedTaxIncluded": price.vat is Vat.INCLUDED,
        },
    }
    return {**terms, "description": f"for {price.for_whom}"} if price.for_whom else terms
