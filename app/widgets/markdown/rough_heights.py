"""About how tall a segment will be, before it is made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.widgets.markdown.elements import Code, Element, Maths, Paragraph, Table
from app.widgets.markdown.typography import LINE_HEIGHT, Typography

_CHARACTER_EM = 0.5
_LAST_LINE_SHARE = 0.5
"""Of its last line, a paragraph leaves so much empty."""
_MATHS_EM = 2.5
_CODE_LINE_EM = 1.34
_CODE_AROUND_EM = 3.1
_ROW_EM = 2.45
_PARAGRAPH_GAP_EM = 0.5


@dataclass(frozen=True, slots=True)
class Measure:
    """What the height of a segment depends on.

    Attributes:
        fixed_em: what does not depend on the width.
        characters: of flowing text.
        paragraphs: that those stand in.
    """

    fixed_em: float
    characters: int = 0
    paragraphs: int = 0

    def height(self, width: int, typography: Typography) -> int:
        """About how tall it will be, in pixels.

        Args:
            width: in pixels.
            typography: the sizes.
        """
        em = typography.em
        per_line = max(8.0, width / (_CHARACTER_EM * em))
        lines = self.characters / per_line + _LAST_LINE_SHARE * self.paragraphs
        lines = max(lines, self.paragraphs)
        return math.ceil((self.fixed_em + lines * LINE_HEIGHT) * em)


def measure_of(elements: Sequence[Element]) -> Measure:
    """What the height of the elements of one segment depends on."""
    first = elements[0]
    if isinstance(first, Code):
        return Measure(_CODE_AROUND_EM + _CODE_LINE_EM * (first.text.count("\n") + 1))
    if isinstance(first, Table):
        return Measure(_ROW_EM * (1 + len(first.block.rows)))
    if isinstance(first, Maths):
        return Measure(_MATHS_EM)
    paragraphs = [element for element in elements if isinstance(element, Paragraph)]
    characters = sum(len(run.text) for paragraph in paragraphs for run in paragraph.runs)
    return Measure(_PARAGRAPH_GAP_EM * (len(paragraphs) - 1), characters, len(paragraphs))
