"""Blocks as paragraphs, code, tables and formulas."""

from __future__ import annotations

from app.widgets.markdown.arrangement import ElementList, Kind, arrange
from app.widgets.markdown.blocks import StreamingParser
from app.widgets.markdown.elements import (
    Code,
    Element,
    Gap,
    Maths,
    Paragraph,
    Role,
    Run,
    Shift,
    Style,
    Table,
)
from app.widgets.markdown.places import MarkKind


def elements(text: str) -> list[Element]:
    parser, found = StreamingParser(), ElementList()
    found.take(parser.append(text))
    found.take(parser.finish())
    return found.elements


def paragraphs(text: str) -> list[Paragraph]:
    return [element for element in elements(text) if isinstance(element, Paragraph)]


def test_runs_have_styles() -> None:
    (paragraph,) = paragraphs("a **b *c*** ~~d~~ `e` \\(f\\) ![g](x.png) h[^1] H<sub>2</sub>")
    styles = {run.text: run.style for run in paragraph.runs}
    assert styles["b "].is_bold
    assert styles["c"] == Style(is_bold=True, is_italic=True)
    assert styles["d"].is_struck
    assert styles["e"].is_code
    assert styles["f"].is_formula
    assert styles["g"].is_image
    assert styles["1"].shift is Shift.RAISED
    assert styles["2"].shift is Shift.LOWERED


def test_only_web_addresses_are_links() -> None:
    text = "[a](https://a.b) [b](file:///etc/passwd) [c](ftp://a.b) [d](mailto:a@b) <http://e.f>"
    (paragraph,) = paragraphs(text)
    links = {run.text: run.style.href for run in paragraph.runs if run.style.href}
    assert links == {"a": "https://a.b", "http://e.f": "http://e.f"}


def test_bare_addresses_are_links() -> None:
    text = "See https://a.b/c_d_e?f=(g). Or (http://h.i), **HTTPS://J.K**, `http://l.m` xhttp://n.o"
    (paragraph,) = paragraphs(text)
    links = [run.style.href for run in paragraph.runs if run.style.href]
    assert links == ["https://a.b/c_d_e?f=(g)", "http://h.i", "HTTPS://J.K"]
    (paragraph,) = paragraphs("[see http://a.b](ftp://x.y) https:// ")
    assert not any(run.style.href for run in paragraph.runs)


def test_marks_know_their_list_and_number() -> None:
    found = paragraphs("3) a\n4) b\n   - c\n   - [x] d\n\n5) e\n")
    marks = [item.mark for item in found if item.mark]
    kinds = [mark.kind for mark in marks]
    number, bullet, done = MarkKind.NUMBER, MarkKind.BULLET, MarkKind.DONE_TASK
    assert kinds == [number, number, bullet, done, number]
    assert [mark.number for mark in marks] == [3, 4, 1, 2, 5]
    assert [mark.depth for mark in marks] == [0, 0, 1, 1, 0]
    assert marks[0].list_id == marks[1].list_id == marks[4].list_id != marks[2].list_id
    assert marks[0].delimiter == ")"
    assert found[-1].gap is Gap.LOOSE_ITEM


def test_code_tables_and_formulas_in_items_stand_for_themselves() -> None:
    found = elements(
        "1. a\n\n   ```sh\n   ls\n   ```\n\n   \\[x\\]\n\n   |a|\n   |-|\n\n> - $$y$$\n"
    )
    kinds = [type(element) for element in found]
    assert kinds == [Paragraph, Code, Maths, Table, Paragraph, Maths]
    assert [element.place.indent for element in found] == [1, 1, 1, 1, 2, 2]
    assert found[-1].place.quotes == (0,)


def test_a_display_formula_parts_its_paragraph() -> None:
    found = elements("so \\[x\\] and")
    assert [type(element) for element in found] == [Paragraph, Maths, Paragraph]


def test_what_follows_a_heading_stands_near() -> None:
    found = paragraphs("# a\n\nb\n\nc")
    assert [item.gap for item in found[1:]] == [Gap.AFTER_HEADING, Gap.PARAGRAPH]
    assert found[0].role is Role.TITLE


def test_chinese_lines_join_without_a_space() -> None:
    assert paragraphs("中文\n段落")[0].runs == (Run("中文段落"),)
    assert paragraphs("two\nlines")[0].runs == (Run("two lines"),)


def test_absurd_paragraphs_are_plain_and_in_parts() -> None:
    found = paragraphs("**word** " * 5000)
    assert len(found) > 5
    assert found[0].runs[0].style == Style()
    assert "".join(run.text for item in found for run in item.runs).count("word") == 5000


def test_forbidden_characters_do_not_get_through() -> None:
    (paragraph,) = paragraphs("a\ufffc\ufdd0\x00b &#xFFFC; \ud800")
    assert paragraph.runs[0].text == "a\ufffd\ufffd\ufffdb \ufffd \ufffd"


def test_neighbouring_paragraphs_share_a_stretch() -> None:
    found = elements("a\n\nb\n\n```\nc\n```\n\nd")
    kinds = [(item.kind, item.first, item.end) for item in arrange(found, 0, None)]
    assert kinds == [(Kind.FLOW, 0, 2), (Kind.CODE, 2, 3), (Kind.FLOW, 3, 4)]


def test_long_stretches_are_parted_outside_lists() -> None:
    found = elements("word\n\n" * 450)
    assert [item.end - item.first for item in arrange(found, 0, None)] == [200, 200, 50]
    assert len(list(arrange(elements("- word\n" * 450), 0, None))) == 1
