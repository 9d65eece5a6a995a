"""Formulas as inline SVG: MathJax's, copied element by element, each glyph once in a page."""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree as ET

from app.viewmodels.language import say
from app.widgets.maths.mathjax import MathJax, TexError, load_bundle

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {"svg", "g", "path", "rect", "line", "ellipse", "polygon", "text"}
_ATTRIBUTES = {
    "cx", "cy", "d", "fill", "font-size", "font-style", "font-weight", "height", "points", "r",
    "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-width", "transform",
    "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
_PLAIN = re.compile(r"[-+\w\s.,()#%]*")
"""No value of these attributes needs more; ``url(…)`` has a colon or a slash."""
_DASHES = {"mjx-dashed": "140", "mjx-dotted": "0,140"}  # from MathJax's style sheet
_LEAST_SHARED = 60
_SIZES = re.compile(r"-?[\d.]{1,20}ex")


class HtmlFormulas:
    """Sets the formulas of one page.

    Attributes:
        definitions: the glyphs that they share, for the page to hold once.
    """

    def __init__(self) -> None:
        self._mathjax = MathJax(load_bundle())
        self._glyphs: dict[str, int] = {}
        self._known: dict[tuple[str, bool], str] = {}

    @property
    def definitions(self) -> str:
        """The glyphs as one hidden SVG; empty without formulas."""
        if not self._glyphs:
            return ""
        paths = "".join(f'<path id="g{n}" d="{d}"/>' for d, n in self._glyphs.items())
        hidden = '<svg width="0" height="0" aria-hidden="true" class="glyphs">'
        return f"{hidden}<defs>{paths}</defs></svg>"

    def markup(self, tex: str, *, is_display: bool) -> str:
        """The formula, with its source for those who copy or hear it.

        A formula that can't be set is shown as its source.
        """
        key = (tex, is_display)
        if key not in self._known:
            self._known[key] = self._make(tex, is_display=is_display)
        return self._known[key]

    def _make(self, tex: str, *, is_display: bool) -> str:
        source = escape(rf"\[{tex}\]" if is_display else rf"\({tex}\)")
        kind = "display" if is_display else "inline"
        try:
            root = ET.fromstring(self._mathjax.svg(tex, is_display=is_display))  # noqa: S314 # MathJax escapes what the source says
        except (TexError, ET.ParseError) as error:
            is_told = isinstance(error, TexError)
            reason = say(str(error)) if is_told else say("The formula cannot be shown")
            return f'<code class="unset" title="{escape(reason)}">{source}</code>'
        svg = self._outermost(root)
        return f'<span class="maths {kind}">{svg}<span class="tex">{source}</span></span>'

    def _outermost(self, root: ET.Element) -> str:
        """The root, its size in the letters of the text around it (1 ex is MathJax's x-height)."""
        lowered = _SIZES.search(root.get("style", ""))
        style = f' style="vertical-align:{lowered[0]}"' if lowered else ""
        inside = "".join(map(self._element, root))
        return f'<svg{_attributes(root)}{style} aria-hidden="true" focusable="false">{inside}</svg>'

    def _element(self, element: ET.Element) -> str:
        kind = element.tag.removeprefix(_NAMESPACE)
        if kind not in _ELEMENTS:
            return ""
        outline = element.get("d", "")
        if kind == "path" and len(outline) >= _LEAST_SHARED and _PLAIN.fullmatch(outline):
            number = self._glyphs.setdefault(outline, len(self._glyphs))
            return f'<use href="#g{number}"{_attributes(element, but="d")}/>'
        inside = escape(element.text or "") if kind == "text" else ""
        inside += "".join(map(self._element, element))  # not deep: MathJax refuses deep nesting
        return f"<{kind}{_attributes(element)}>{inside}</{kind}>"


def _attributes(element: ET.Element, but: str = "") -> str:
    """Those that are known and harmless."""
    kept = [
        f' {name}="{value}"'
        for name, value in element.items()
        if name in _ATTRIBUTES and name != but and _PLAIN.fullmatch(value)
    ]
    dashes = _DASHES.get(element.get("class", ""), "")
    return "".join(kept) + (f' stroke-dasharray="{dashes}"' if dashes else "")
