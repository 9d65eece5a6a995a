"""Highlighting that goes on where it stopped: code is lexed again from a checkpoint only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pygments.lexer import ExtendedRegexLexer, Lexer, RegexLexer
from pygments.token import Token, _TokenType

from app.widgets.markdown.code_colours import colour_name

LONGEST_LINE = 5_000
"""Code is not coloured from a longer line on."""
LONGEST_CODE = 200_000
_LONGEST_UNRESUMABLE = 6_000
"""Code whose lexer cannot go on in the middle is lexed while it grows up to this length."""
_LONGEST_LAST_LOOK = 4_000
_LINES_BEHIND = 3
"""A checkpoint stays so many lines behind the end: patterns may look a line or two ahead."""


@dataclass(frozen=True)
class Stretch:
    """Characters of a line in one colour.

    Attributes:
        start: in UTF-16 units, as Qt counts.
        length: likewise.
        colour: a field of ``CodeColours``.
    """

    start: int
    length: int
    colour: str


@dataclass(frozen=True)
class _Checkpoint:
    position: int
    line: int
    stack: tuple[str, ...]


_START = _Checkpoint(0, 0, ("root",))
_Found = tuple[int, _TokenType, str]


class GrowingCode:
    """The coloured lines of a code that grows at its end.

    Attributes:
        lines: the stretches of each line that has any colour.
    """

    def __init__(self, lexer: Lexer | None) -> None:
        self.lines: list[list[Stretch]] = []
        self._lexer = lexer
        self._text = ""
        self._checkpoint = _START
        self._is_plain = lexer is None

    def update(self, text: str, *, is_closed: bool) -> int:
        """Take up the code as it is now.

        Args:
            text: all of it.
            is_closed: whether nothing more will come; short code is then lexed as a whole.

        Returns:
            the first line whose colours may have changed.
        """
        is_last_look = is_closed and len(text) <= _LONGEST_LAST_LOOK
        if is_last_look or not text.startswith(self._text):
            self._checkpoint = _START
        self._text = text
        if self._is_plain or self._is_too_much(text, is_closed=is_closed):
            return len(self.lines)
        first = self._checkpoint.line
        start = self._checkpoint.position
        found, boundaries = self._lex(text + "\n")
        before = self.lines[first:]
        self.lines[first:] = _by_line(text[start:], found, start)
        self._move_checkpoint(text, boundaries)
        for old, new in zip(before, self.lines[first:], strict=False):
            if old != new:
                break
            first += 1
        return first

    def _is_too_much(self, text: str, *, is_closed: bool) -> bool:
        tail = text[self._checkpoint.position :]
        if len(text) > LONGEST_CODE or max(map(len, tail.split("\n"))) > LONGEST_LINE:
            self._is_plain = True
            return True
        is_resumable = _is_resumable(self._lexer)
        return not is_resumable and not is_closed and len(text) > _LONGEST_UNRESUMABLE

    def _lex(self, text: str) -> tuple[list[_Found], list[_Checkpoint]]:
        if _is_resumable(self._lexer) and isinstance(self._lexer, RegexLexer):
            return _Machine(self._lexer, self._checkpoint).run(text)
        self._checkpoint = _START
        assert self._lexer is not None
        return list(self._lexer.get_tokens_unprocessed(text)), []

    def _move_checkpoint(self, text: str, boundaries: list[_Checkpoint]) -> None:
        limit = len(text)
        for _ in range(_LINES_BEHIND):
            limit = text.rfind("\n", 0, max(0, limit))
        for boundary in reversed(boundaries):
            if boundary.position <= limit:
                self._checkpoint = boundary
                return


def _is_resumable(lexer: Lexer | None) -> bool:
    """Whether the lexer is a plain machine of states; others keep a context of their own."""
    if not isinstance(lexer, RegexLexer) or isinstance(lexer, ExtendedRegexLexer):
        return False
    return type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed


class _Machine:
    """``RegexLexer.get_tokens_unprocessed`` of Pygments, which also says where it was."""

    def __init__(self, lexer: RegexLexer, checkpoint: _Checkpoint) -> None:
        self._lexer = lexer
        self._states = lexer._tokens  # type: ignore[attr-defined] # noqa: SLF001 # Pygments offers no other way to resume
        self._stack = list(checkpoint.stack)
        self._position = checkpoint.position
        self._line = checkpoint.line

    def run(self, text: str) -> tuple[list[_Found], list[_Checkpoint]]:
        """Lex to the end; the tokens, and the states at the starts of lines."""
        found: list[_Found] = []
        boundaries: list[_Checkpoint] = []
        while self._position < len(text):
            start = self._position
            found += self._step(text)
            ends = text.count("\n", start, self._position)
            self._line += ends
            if ends and text[self._position - 1] == "\n":
                boundaries.append(_Checkpoint(self._position, self._line, tuple(self._stack)))
        return found, boundaries

    def _step(self, text: str) -> Iterator[_Found]:
        idle = 0
        while idle < 100:
            for match_at, action, new_state in self._states[self._stack[-1]]:
                match = match_at(text, self._position)
                if not match:
                    continue
                if action is not None:
                    if isinstance(action, _TokenType):
                        yield self._position, action, match.group()
                    else:
                        yield from action(self._lexer, match)
                has_moved = match.end() > self._position
                self._position = match.end()
                if new_state is not None:
                    self._enter(new_state)
                break
            else:
                yield self._fail(text)
                return
            if has_moved:
                return
            idle += 1
        yield self._fail(text)

    def _fail(self, text: str) -> _Found:
        """No pattern fits: one character as it is; the end of a line starts afresh."""
        position = self._position
        self._position += 1
        if text[position] == "\n":
            self._stack = ["root"]
        return position, Token, text[position]

    def _enter(self, new_state: tuple[str, ...] | int | str) -> None:
        if isinstance(new_state, int):
            if abs(new_state) >= len(self._stack):
                del self._stack[1:]
            else:
                del self._stack[new_state:]
            return
        for state in (new_state,) if isinstance(new_state, str) else new_state:
            if state == "#pop":
                if len(self._stack) > 1:
                    self._stack.pop()
            elif state == "#push":
                self._stack.append(self._stack[-1])
            else:
                self._stack.append(state)


def _by_line(text: str, found: list[_Found], offset: int) -> list[list[Stretch]]:
    """The coloured stretches of each line of a text that begins at ``offset``."""
    lines: list[list[Stretch]] = [[]]
    column = 0
    position = offset
    for start, token, value in found:
        if start < position:
            continue
        column += start - position
        colour = colour_name(token)
        for index, piece in enumerate(value.split("\n")):
            if index:
                lines.append([])
                column = 0
            if colour != "text" and piece.strip():
                lines[-1].append(Stretch(column, _units(piece), colour))
            column += _units(piece)
        position = start + len(value)
    del lines[text.count("\n") + 1 :]
    return lines


def _units(text: str) -> int:
    """Length in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2
