"""The registry of rules: the families, and the checks in the order in which they run.

To add a rule, write it in a module of its family and list it in that module's `RULES`; list its check here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.kind import Kind
from playbook.model.entry import Entry
from playbook.model.playbook import Playbook
from playbook.reading.source import SourceFile
from playbook.rules import settings, wording
from playbook.rules.coverage import citations, completeness, leads
from playbook.rules.files import limits, loading, naming
from playbook.rules.front_matter import fields, order, syntax
from playbook.rules.links import syntax as link_syntax
from playbook.rules.links import targets
from playbook.rules.review import records, status
from playbook.rules.rule import Rule
from playbook.rules.site import missing, pages
from playbook.rules.text import emails, lines, markup, passages, sections
from playbook.site.check_input import SiteCheckInput


@dataclass(frozen=True)
class Family:
    """The rules whose ids begin with `prefix`, which `--select` takes too.

    `former_anchors` are those that the family had on the page *Rules* in the past.
    """

    prefix: str
    name: str
    modules: tuple[ModuleType, ...]
    former_anchors: tuple[str, ...] = ()

    @cached_property
    def rules(self) -> tuple[type[Rule], ...]:
        """The rules, in the order of their ids."""
        return tuple(sorted((rule for module in self.modules for rule in module.RULES), key=lambda rule: rule.id))


FAMILIES: tuple[Family, ...] = (
    Family("PB1", "Files and ids", (loading, naming, limits)),
    Family("PB2", "Front matter", (syntax, fields, order)),
    Family("PB3", "Text", (sections, passages, lines, emails, markup), former_anchors=("passages", "lines")),
    Family("PB4", "Links", (targets, link_syntax)),
    Family(
        "PB5",
        "Coverage and completeness",
        (citations, status, records, completeness, leads),
        former_anchors=("coverage-and-review", "completeness"),
    ),
    Family("PB6", "Wording", (wording,)),
    Family("PB7", "The built site", (pages, missing)),
    Family("PB9", "Settings", (settings,)),
)
"""The families, in the order of their prefixes."""

RULES: tuple[type[Rule], ...] = tuple(rule for family in FAMILIES for rule in family.rules)
"""Every rule, in the order of the ids."""

FILE_CHECKS: tuple[Callable[[SourceFile], Iterable[Diagnostic]], ...] = (
    naming.check_misplaced_file,
    naming.check_invalid_id,
    naming.check_reserved_id,
)
"""The checks of a file's path, of entries and of other files."""

ENTRY_CHECKS: tuple[Callable[[Entry, Kind], Iterable[Diagnostic]], ...] = (
    order.check_field_order,
    sections.check_empty_body,
    sections.check_missing_section,
    sections.check_empty_section,
    sections.check_duplicate_heading,
    sections.check_unknown_section,
    sections.check_page_title_in_body,
    markup.check_broken_emphasis,
    markup.check_trailing_whitespace,
    link_syntax.check_raw_html_link,
    link_syntax.check_undefined_link,
    link_syntax.check_missing_alt_text,
)
"""The checks of an entry by itself. What is found while it is read is reported there, under the rules of the family."""

PLAYBOOK_CHECKS: tuple[Callable[[Playbook, Settings], Iterable[Diagnostic]], ...] = (
    naming.check_duplicate_title,
    citations.check_missing_citation,
    citations.check_uncovered_passage,
    citations.check_stale_waiver,
    status.check_suspect,
    status.check_due_for_review,
    completeness.check_principle_without_script,
    completeness.check_situation_without_script,
    leads.check_unfit_lead,
    completeness.check_script_without_principle,
    completeness.check_orphan,
    completeness.check_one_sided_tension,
    completeness.check_side_without_script,
    wording.check_customer_carries_us,
    wording.check_near_duplicate_script,
    wording.check_personal_data,
    wording.check_vague_promise,
)
"""The checks of the linked playbook as a whole."""

SITE_CHECKS: tuple[Callable[[SiteCheckInput], Iterable[Diagnostic]], ...] = (
    pages.check_broken_site_link,
    pages.check_missing_site_anchor,
    pages.check_duplicate_html_id,
    missing.check_page_not_built,
    pages.check_third_party_request,
    missing.check_lost_page,
    missing.check_lost_anchor,
)
"""The checks of the built site."""
