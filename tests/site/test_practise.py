"""The page Practise, which plays the customer: complete rounds, what it stores, and the list of scripts."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from support.page_monitor import PHONE, WIDE, visit, watched
from support.pdf import bare, printed

pytestmark = pytest.mark.browser

KEY = "playbook-went-badly"
STORED = f"JSON.parse(localStorage.getItem('{KEY}'))"
ANSWER = "Zebras would never have been late"

FOCUSED = "document.activeElement.textContent"
EVERYTHING_KEPT = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href, name,
    await indexedDB.databases(), await caches.keys(),
])"""

# Only our key is broken: the theme may store its own.
BREAK = f"""(names => names.forEach(name => {{
    const own = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {{
        if (key === '{KEY}') throw new DOMException('The quota is used up.');
        return own.call(this, key, ...rest);
    }};
}}))"""


@pytest.fixture(scope="module")
def scripts(site: Path) -> dict[str, dict[str, Any]]:
    """The published scripts by id, each with the titles of its situation and principles."""
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    titles = {entry["id"]: entry["title"] for entry in model["entries"]}
    found = {
        entry["id"]: {**entry, "under": []}
        for entry in model["entries"]
        if entry["kind"] == "scripts" and entry["status"] == "published"
    }
    for link in model["links"]:
        if link["from"] in found and link["relation"] in {"situation", "principles"}:
            found[link["from"]]["under"].append((link["relation"], titles[link["to"]]))
    return found


def by_choice(scripts: dict[str, dict[str, Any]], relation: str) -> dict[str, set[str]]:
    """Return the ids of the scripts of each situation, or of each principle."""
    found = defaultdict(set)
    for id, script in scripts.items():
        for name, title in script["under"]:
            if name == relation:
                found[title].add(id)
    return found


def start(page: Page, choice: str = "Random mix") -> None:
    page.get_by_role("combobox", name="Practise").select_option(label=choice)
    page.get_by_role("button", name="Start").click()


def shown(page: Page) -> str:
    """Return the id of the script that is shown."""
    return Path(str(page.locator(".pb-trainer .pb-script-link a").get_attribute("href"))).stem


def answer(page: Page, went: str) -> str:
    """Answer the current customer, and return the id of the script."""
    page.get_by_role("button", name="Show the script").click()
    script = shown(page)
    page.get_by_role("button", name={"well": "It went well", "badly": "Needs work"}[went]).click()
    return script


def over(page: Page) -> bool:
    return page.get_by_role("heading", name="End of the round").is_visible()


def rest_of_round(page: Page) -> list[str]:
    """Answer all remaining customers well, and return the ids of their scripts in order."""
    met = []
    while not over(page):
        met.append(answer(page, "well"))
    return met


def test_a_round_at_random_by_keyboard(address: str, browser: Browser, scripts: dict[str, dict[str, Any]]) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/practise.html")
        # The page opens at its top.
        assert page.evaluate("document.activeElement === document.body && scrollY === 0")
        page.get_by_role("combobox", name="Practise").focus()
        for key in ("Tab", "Tab", "Enter"):
            page.keyboard.press(key)
        met = []
        for number in range(1, 9):
            # The heading has the focus, and announces the customer.
            place, _, heard = page.evaluate(FOCUSED).partition("“")
            assert place.startswith(f"{number} of 8 · ")
            page.keyboard.press("Tab")
            page.keyboard.type(f"{ANSWER}.")
            for key in ("Tab", "Enter"):
                page.keyboard.press(key)
            assert page.evaluate(FOCUSED) == f"{place}The script"
            stage = page.locator(".pb-trainer")
            met.append(shown(page))
            script = scripts[met[-1]]
            assert heard.rstrip("”") in script["they_say"]
            expect(stage.locator(".pb-own-answer")).to_have_text(f"You said {ANSWER}.")
            assert stage.locator(".pb-words").all_inner_texts() == [line["text"] for line in script["lines"]]
            while page.evaluate(FOCUSED) != ("Needs work" if number == 3 else "It went well"):
                page.keyboard.press("Tab")
                assert page.evaluate("document.activeElement.closest('.pb-trainer') !== null")
            page.keyboard.press("Enter")
        assert page.evaluate(FOCUSED) == "End of the round"
        expect(page.get_by_text("Went well: 7. Needs work: 1.")).to_be_visible()
        assert page.evaluate(STORED) == [met[2]]
        for key in ("Tab", "Tab", "Enter"):  # skip the link to what needs work
            page.keyboard.press(key)
        assert page.evaluate(FOCUSED).startswith("1 of 1 · ")
    assert len(set(met)) == 8
    assert watch.problems == []


@pytest.mark.parametrize("relation", ["situation", "principles"])
def test_a_round_by_situation_or_principle_has_only_its_scripts(
    address: str, browser: Browser, scripts: dict[str, dict[str, Any]], relation: str
) -> None:
    choices = by_choice(scripts, relation)
    group = {"situation": "Situation", "principles": "Principle"}[relation]
    small = next(title for title in sorted(choices) if 1 < len(choices[title]) < 8)
    large = max(choices, key=lambda title: len(choices[title]))
    with watched(browser, address, viewport=PHONE) as (page, watch):
        visit(page, f"{address}/practise.html")
        assert set(page.locator(f"optgroup[label='{group}'] option").all_text_contents()) == choices.keys()
        start(page, small)
        assert sorted(rest_of_round(page)) == sorted(choices[small])
        page.get_by_role("button", name="Another round").click()
        # The choice is kept.
        expect(page.get_by_role("combobox", name="Practise").locator("option:checked")).to_have_text(small)
        start(page, large)
        met = rest_of_round(page)
        assert len(met) == len(set(met)) == min(8, len(choices[large]))
        assert set(met) <= choices[large]
    assert watch.problems == []


def test_a_round_for_colleagues(address: str, browser: Browser, scripts: dict[str, dict[str, Any]]) -> None:
    with watched(browser, address, viewport=WIDE) as (page, _):
        visit(page, f"{address}/practise.html")
        start(page, "For colleagues")
        met = rest_of_round(page)
    assert met
    # Scripts for both audiences are for colleagues too.
    assert {scripts[id]["audience"] for id in met} <= {"colleagues", "both"}
    expected = sum(script["audience"] != "customers" for script in scripts.values())
    assert len(met) == min(8, expected)


def test_scripts_that_need_work_come_first_until_they_go_well_or_are_cleared(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/practise.html")
        assert page.get_by_role("button", name="Clear the list of what needs work").count() == 0
        start(page)
        well, *bad = answer(page, "well"), answer(page, "badly"), answer(page, "badly")
        page.get_by_role("button", name="End the round").click()
        expect(page.get_by_text("Went well: 1. Needs work: 2.")).to_be_visible()
        assert page.evaluate(STORED) == bad

        visit(page, f"{address}/practise.html")
        assert page.evaluate(STORED) == bad
        start(page)
        second = answer(page, "well")
        assert second in bad
        (left,) = set(bad) - {second}
        assert page.evaluate(STORED) == [left]
        assert answer(page, "badly") == left
        rest = rest_of_round(page)
        assert len({second, left, *rest}) == 8

        page.get_by_role("button", name="Practise what needs work").click()
        assert answer(page, "badly") == left
        assert over(page)
        page.get_by_role("button", name="Another round").click()
        start(page, "Needs work (1)")
        assert answer(page, "badly") == left
        page.get_by_role("button", name="Clear the list of what needs work").click()
        expect(page.get_by_text("List cleared.")).to_be_visible()
        assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
        assert page.get_by_role("button", name="Clear the list of what needs work").count() == 0
        assert page.locator("option", has_text="Needs work").count() == 0
    assert well not in bad
    assert watch.problems == []


def test_changes_in_another_tab_are_kept(address: str, browser: Browser, scripts: dict[str, dict[str, Any]]) -> None:
    with watched(browser, address, viewport=WIDE) as (page, _):
        visit(page, f"{address}/practise.html")
        start(page)
        first = answer(page, "badly")
        other = next(id for id in scripts if id != first)
        page.evaluate(f"other => localStorage.setItem('{KEY}', JSON.stringify([other]))", other)
        second = answer(page, "badly")
        assert page.evaluate(STORED) == list(dict.fromkeys([other, second]))


def test_an_answer_is_neither_stored_nor_sent(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/practise.html")
        start(page)
        sent: list[str] = []
        page.context.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
        field = page.get_by_role("textbox", name="Your answer")
        assert field.evaluate("one => [one.autocomplete, one.spellcheck, one.name]") == ["off", False, ""]
        field.fill(ANSWER)
        page.get_by_role("button", name="Show the script").click()
        expect(page.get_by_text(ANSWER)).to_be_visible()
        page.get_by_role("button", name="Needs work").click()
        expect(page.get_by_role("textbox", name="Your answer")).to_have_value("")
        assert ANSWER not in page.content()
        kept = page.evaluate(EVERYTHING_KEPT)
        assert sent == []
        visit(page, f"{address}/practise.html")
        assert ANSWER not in page.content()
    assert KEY in kept
    assert "Zebra" not in kept
    assert not any("Zebra" in one for one in sent)
    assert watch.problems == []


@pytest.mark.parametrize(
    ("stored", "known"),
    [
        ("{", 0),
        ("7", 0),
        ('{"length": 3}', 0),
        ('[1, null, {"id": 2}, ["late-order"], "no-such-script", "__proto__"]', 0),
        ('["no-such-script", "late-order", "late-order"]', 1),
    ],
)
def test_invalid_stored_data_is_ignored(address: str, browser: Browser, stored: str, known: int) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(stored)})")
        visit(page, f"{address}/practise.html")
        options = page.locator("option", has_text="Needs work").all_text_contents()
        assert options == [f"Needs work ({known})"] * known
        start(page)
        script = answer(page, "badly")
        assert page.evaluate(STORED) == [script]
        assert not known or script == "late-order"
    assert watch.problems == []


@pytest.mark.parametrize("broken", [["getItem", "setItem", "removeItem"], ["setItem"]])
def test_a_browser_that_saves_nothing_is_reported_and_works_for_the_visit(
    address: str, browser: Browser, broken: list[str]
) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.add_init_script(f"{BREAK}({json.dumps(broken)})")
        visit(page, f"{address}/practise.html")
        start(page)
        script = answer(page, "badly")
        page.get_by_role("button", name="End the round").click()
        expect(page.get_by_text("Your browser won't save the list")).to_be_visible()
        page.get_by_role("button", name="Another round").click()
        start(page)
        assert answer(page, "well") == script
        page.get_by_role("button", name="End the round").click()
        assert page.get_by_role("button", name="Practise what needs work").count() == 0
    assert watch.problems == []


def test_the_list_works_without_javascript(address: str, browser: Browser, scripts: dict[str, dict[str, Any]]) -> None:
    with watched(browser, address, viewport=PHONE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/practise.html")
        assert page.locator(".pb-trainer, select").count() == 0
        listed = page.locator("details[data-script]")
        assert sorted(str(one.get_attribute("data-script")) for one in listed.all()) == sorted(scripts)
        script = scripts["late-order"]
        one = page.locator("[data-script='late-order']")
        assert one.locator(".pb-phrase").all_inner_texts() == [f"“{phrase}”" for phrase in script["they_say"]]
        assert not one.locator(".pb-words").first.is_visible()
        one.locator("summary").click()
        assert one.locator(".pb-words").all_inner_texts() == [line["text"] for line in script["lines"]]
        headings = ["Say", "Do not say", "If they push back", "Why these words"]
        assert one.get_by_role("heading", level=3).all_text_contents() == headings
        assert one.locator(".pb-practise-lines + p + p").is_visible()
    assert watch.problems == []


def test_with_javascript_the_list_is_one_click_away(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/practise.html")
        summary = page.locator("[data-script='late-order'] summary")
        assert not summary.is_visible()
        page.get_by_text("All scripts as a list").click()
        assert summary.is_visible()
        # A link to a part of the list opens it.
        page.goto("about:blank")
        visit(page, f"{address}/practise.html#asks-where-it-is")
        assert page.locator("#asks-where-it-is").is_visible()
    assert watch.problems == []


def test_a_round_from_a_file(site: Path, browser: Browser) -> None:
    with browser.new_context(viewport=WIDE) as context:
        page = context.new_page()
        page.goto((site / "practise.html").as_uri())
        start(page)
        script = answer(page, "badly")
        page.reload()
        start(page, "Needs work (1)")
        assert answer(page, "well") == script
        assert over(page)


@pytest.mark.parametrize(("scheme", "viewport"), [("light", PHONE), ("dark", WIDE)], ids=["light-phone", "dark-wide"])
def test_every_step_is_accessible_and_fits(
    address: str, browser: Browser, scheme: str, viewport: dict[str, int]
) -> None:
    problems = []
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    rules["rules"] = {"color-contrast-enhanced": {"enabled": True}}

    def check_step(page: Page, step: str, part: str = ".pb-trainer") -> None:
        found = Axe().run(page, context=part, options=rules).response["violations"]
        problems.extend(f"{step}: {one['id']}: {node['html']}" for one in found for node in one["nodes"])
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append(f"{step}: wider than the screen")
        for button in page.locator(".pb-trainer :is(button, select, textarea)").all():
            box = button.bounding_box()
            if not box or min(box["width"], box["height"]) < 44:
                problems.append(f"{step}: small: {button.inner_text()}: {box}")

    with watched(browser, address, viewport=viewport, color_scheme=scheme) as (page, watch):
        visit(page, f"{address}/practise.html")
        check_step(page, "choose")
        start(page)
        check_step(page, "the customer")
        page.get_by_role("textbox", name="Your answer").fill(ANSWER + "ly" * 100)
        page.get_by_role("button", name="Show the script").click()
        check_step(page, "the words")
        page.get_by_role("button", name="Needs work").click()
        page.get_by_role("button", name="End the round").click()
        check_step(page, "the end")
        page.get_by_role("button", name="Clear the list of what needs work").click()
        check_step(page, "cleared")
        page.get_by_text("All scripts as a list").click()
        page.locator("[data-script='late-order'] summary").click()
        check_step(page, "the list", "[data-script='late-order']")
    assert problems + watch.problems == []


def test_one_move_at_a_time(address: str, browser: Browser, scripts: dict[str, dict[str, Any]]) -> None:
    with watched(browser, address, viewport=PHONE) as (page, watch):
        visit(page, f"{address}/practise.html")
        page.get_by_label("With").select_option("Resourcefulness")
        page.get_by_role("button", name="Start").click()
        stage = page.locator(".pb-trainer")
        expect(stage.get_by_text("Answer out loud with Resourcefulness only. Ask before you fix.")).to_be_visible()
        page.get_by_role("button", name="Show the script").click()
        lines = scripts[shown(page)]["lines"]
        said = [line["text"] for line in lines if line["move"] == "Resourcefulness"]
        assert said
        avoided = [line["text"] for line in lines if not line["move"]]
        words = stage.locator(".pb-words").all_inner_texts()
        assert sorted(words) == sorted([*said, *avoided])
        # The questions to judge it by are at hand.
        stage.locator(".pb-rubric summary").click()
        assert stage.locator(".pb-rubric li:visible").count() == 5
        # The choice stays for the next round, and all moves are one choice away.
        page.get_by_role("button", name="End the round").click()
        expect(page.get_by_label("With")).to_have_value("Resourcefulness")
        page.get_by_label("With").select_option("")
        page.get_by_role("button", name="Start").click()
        expect(stage.get_by_text("Answer out loud, as you would to the customer.")).to_be_visible()
    assert watch.problems == []


def test_a_sheet_for_two_people_is_printed(address: str, browser: Browser, scripts: dict[str, dict[str, Any]]) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.add_init_script("window.print = () => { window.printed = true }")
        visit(page, f"{address}/practise.html")
        page.get_by_role("button", name="Print a sheet for two").click()
        assert page.evaluate("window.printed")
        assert page.locator(".pb-sheet").is_hidden()
        page.emulate_media(media="print")
        visible = page.locator("article > :visible")
        assert visible.evaluate_all("parts => parts.map(part => part.className)") == ["pb-sheet"]
        customers = page.locator(".pb-sheet-customers > li").all_inner_texts()
        assert len(customers) == 8
        assert page.locator(".pb-sheet .pb-rubric li:visible").count() == 5
        phrases = page.locator(".pb-sheet .pb-phrase").all_inner_texts()
        assert {phrase.strip("“”") for phrase in phrases} <= {
            phrase for script in scripts.values() for phrase in script["they_say"]
        }
        # The scripts are on another sheet than the customers.
        first, *others = printed(page).sheets
        assert bare(phrases[0]) in first
        answer = bare(str(page.locator(".pb-sheet .pb-lines-say .pb-words").first.text_content()))
        assert answer not in first
        assert any(answer in sheet for sheet in others)
        # Afterwards, the page prints as before.
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".pb-sheet").is_hidden()
        assert page.locator(".pb-practise-list").is_visible()
    assert watch.problems == []
