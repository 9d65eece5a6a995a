"""Reads HTML as a browser would, and refuses what an exported page must not hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = {"br", "hr", "input", "meta"}
_TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h3", "h4", "h5", "h6", "p",
    "section", "details", "summary", "div", "span", "a", "em", "strong", "s", "code", "pre",
    "figure", "figcaption", "ul", "ol", "li", "input", "blockquote", "table", "thead", "tbody",
    "tr", "th", "td", "sub", "sup", "br", "hr", "svg", "defs", "g", "path", "use", "rect", "line",
    "text", "ellipse", "polygon",
}  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|mailto:|#)[^\s]+", re.IGNORECASE)
_ATTRIBUTES = {
    "charset", "http-equiv", "content", "name", "dir", "class", "id", "aria-label", "aria-hidden",
    "title", "href", "rel", "start", "type", "disabled", "checked", "translate", "width",
    "height", "viewbox", "style", "focusable", "d", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "transform", "x", "y", "x1", "x2", "y1", "y2", "rx",
    "ry", "cx", "cy", "r", "points", "font-size", "font-style", "font-weight", "role",
}  # fmt: skip


class PageReader(HTMLParser):
    """Collects what a page says.

    Attributes:
        text: all that is shown.
        tags: the names of all elements.
        links: all addresses.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only what exports are made of."""
        assert tag in _TAGS, tag
        self.tags.append(tag)
        for name, value in attrs:
            assert name in _ATTRIBUTES, (tag, name)
            if name == "href":
                assert _ADDRESS.fullmatch(value or ""), value
                self.links.append(value or "")
            if name == "style":
                assert re.fullmatch(r"vertical-align:-?[\d.]+ex", value or ""), value
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of SVG."""
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Every element ends where it should."""
        assert self._open, tag
        assert self._open.pop() == tag, (tag, self._open)

    def handle_data(self, data: str) -> None:
        """Words."""
        if "style" not in self._open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        """None is written."""
        raise AssertionError(data)
