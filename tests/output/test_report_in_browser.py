"""The report in Chromium: quiet, self-contained, inert, and fit for a phone."""

from pathlib import Path

import pytest

from claims.output.report import write_report
from tests.output.samples import CLAIMS, ESTIMATES, RUN

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"needs Chromium at {CHROMIUM}")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1100])
def test_report_is_quiet_inert_and_fits(browser, tmp_path, width, scheme):
    write_report(tmp_path, CLAIMS, ESTIMATES, RUN)
    address = (tmp_path / "report.html").as_uri()
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    noise, requests, dialogs = [], [], []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.title() == "When will it come out? As of 22 April 2025"
    assert [url for url in requests if url != address and not url.startswith("data:")] == []
    assert (noise, dialogs) == ([], [])
    assert page.locator("script, img").count() == 0
    page.close()


def test_a_link_in_the_overview_opens_a_folded_work(browser, tmp_path):
    many = [*ESTIMATES, *(type(ESTIMATES[0])(f"w{n}|", f"W{n}", ESTIMATES[0].as_of, "undated") for n in range(20))]
    write_report(tmp_path, CLAIMS, many, RUN)
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    folded = page.locator("details.work:not([open])").last.locator("h2").inner_text()
    page.get_by_role("link", name=folded, exact=True).click()
    page.wait_for_function(
        "name => [...document.querySelectorAll('details.work[open] h2')].some(h => h.innerText === name)", arg=folded
    )
    assert page.locator("details.work[open] h2", has_text=folded).last.is_visible()
    page.close()
