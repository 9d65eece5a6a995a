"""The language of the program: says texts, numbers and sizes in it, and says them again in another.

Texts stand in English in the code, ``say("Stop the answer")``; ``resources/translations/`` holds
one file a language, ``make translations`` brings what is new into them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, ParamSpec

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

SOURCE_LANGUAGE = "en"
REMEMBERED_TEXTS = 20_000
"""So many texts can be said again; a full window of messages shows fewer than 2,000."""

_Arguments = ParamSpec("_Arguments")


class _Memory:
    """Which call made a text: what lets a shown text be said again in another language."""

    def __init__(self) -> None:
        self._calls: OrderedDict[str, functools.partial[str]] = OrderedDict()
        self.is_right_to_left = False

    def keep(self, text: str, call: functools.partial[str]) -> str:
        if self.is_right_to_left:
            text = _from_the_right(text)
        self._calls[text] = call
        self._calls.move_to_end(text)
        if len(self._calls) > REMEMBERED_TEXTS:
            self._calls.popitem(last=False)
        return text

    def find(self, text: str) -> functools.partial[str] | None:
        return self._calls.get(text)

    def forget_quotations(self) -> None:
        said = set(self._calls)
        for text, call in list(self._calls.items()):
            arguments = () if call.func in (say, say_count) else call.args
            values = (*arguments, *call.keywords.values())
            if any(type(value) is str and value not in said for value in values):
                del self._calls[text]


_memory = _Memory()
_installed: list[QTranslator] = []
"""Of whoever spoke last: all that is said is in one language."""


class Language(NamedTuple):
    """A language that the program speaks.

    Attributes:
        code: as in the names of its files, for example ``fr`` or ``pt_BR``.
        name: in the language itself.
    """

    code: str
    name: str

    @property
    def is_right_to_left(self) -> bool:
        """Whether its lines run from right to left."""
        return QLocale(self.code).textDirection() is Qt.LayoutDirection.RightToLeft


class Languages:
    """Those that there are, and the one that is spoken."""

    def __init__(self, application: QCoreApplication, folder: Path) -> None:
        """Speak nothing yet but what stands in the code.

        Args:
            application: whose texts are translated.
            folder: holds ``penseur_<code>.qm``.
        """
        self._application = application
        self._folder = folder
        self._system = QLocale.system()
        self.code = SOURCE_LANGUAGE

    def available(self) -> list[Language]:
        """All languages by their names; a file more is a language more."""
        found = {path.stem.partition("_")[2] for path in self._folder.glob("penseur_*.qm")}
        codes = found | {SOURCE_LANGUAGE}
        languages = [Language(code, _own_name(code)) for code in codes]
        return sorted(languages, key=lambda language: language.name.casefold())

    def speak(self, chosen: str) -> None:
        """Speak a language from now on; texts that are shown already stay as they are.

        Args:
            chosen: its code; empty for that of the system. One without a file: English.
        """
        self.code = self._with_file(chosen) if chosen else self._of_system()
        for translator in _installed:
            self._application.removeTranslator(translator)
        _installed.clear()
        # numbers and dates as in the user's country where its language is spoken
        of_system = self._system.name().partition("_")[0] == self.code.partition("_")[0]
        QLocale.setDefault(self._system if of_system else QLocale(self.code))
        _memory.is_right_to_left = Language(self.code, "").is_right_to_left
        language = self.code.partition("_")[0]
        files = [self._folder / f"penseur_{self.code}.qm"]
        if language != SOURCE_LANGUAGE:  # the buttons and menus that Qt makes
            qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            bundled = self._folder / f"qtbase_{language}.qm"
            files.append(bundled if bundled.exists() else Path(qt_folder) / bundled.name)
        for path in files:
            if path.exists():
                translator = QTranslator()
                translator.load(str(path))
                self._application.installTranslator(translator)
                _installed.append(translator)

    def _of_system(self) -> str:
        for wanted in self._system.uiLanguages():
            code = self._with_file(wanted.replace("-", "_"))
            if code.partition("_")[0] == wanted.partition("-")[0]:
                return code
        return SOURCE_LANGUAGE

    def _with_file(self, wanted: str) -> str:
        for code in (wanted, wanted.partition("_")[0]):
            if (self._folder / f"penseur_{code}.qm").exists():
                return code
        return SOURCE_LANGUAGE


def say(text: str, comment: str = "", /, **values: object) -> str:
    """A text in the language that is spoken.

    Args:
        text: in English, a literal (or one that ``mark`` marked).
        comment: tells translators which meaning, for words with several.
        values: for the fields of the text; whole numbers are written as the language does.
    """
    said = QCoreApplication.translate("", text, comment or None)
    if values:
        said = said.format(**{name: _in_words(value) for name, value in values.items()})
    return _memory.keep(said, functools.partial(say, text, comment, **values))


def say_count(text: str, count: int, /, **values: object) -> str:
    """A text with ``%n`` in it, in the plural form that the language has for this number."""
    said = QCoreApplication.translate("", text, None, count)
    # Qt writes %n itself, but without groups of digits, and not in the digits of the language
    if (number := QLocale().toString(count)) != str(count):
        said = re.sub(rf"(?<!\d){count}(?!\d)", number, said)
    if values:
        said = said.format(**{name: _in_words(value) for name, value in values.items()})
    return _memory.keep(said, functools.partial(say_count, text, count, **values))


def said(make: Callable[_Arguments, str]) -> Callable[_Arguments, str]:
    """Decorates a function that makes a text of several: its texts can be said again, too.

    Its arguments must be values that stay as they are.
    """

    @functools.wraps(make)
    def call(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> str:
        return _memory.keep(make(*args, **kwargs), functools.partial(call, *args, **kwargs))

    return call


def say_again(text: str) -> str:
    """What was said before in another language, in the one that is spoken now.

    A text that was not said comes back as it is.
    """
    call = _memory.find(text)
    if call is None:
        return text
    arguments: Iterable[object] = call.args
    if call.func not in (say, say_count):  # theirs are in English for good
        arguments = map(_again, call.args)
    return call.func(*arguments, **{name: _again(each) for name, each in call.keywords.items()})


def forget_quotations() -> None:
    """Keep no text that quotes what was not said here, such as the title of a conversation.

    Those that are shown stay as they are when another language is chosen.
    """
    _memory.forget_quotations()


def _again(value: object) -> object:
    # not of a kind of its own, as the members of an enum are
    return say_again(value) if type(value) is str else value


def _in_words(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return QLocale().toString(value)
    return value


def _from_the_right(text: str) -> str:
    """A line that is to be read from the right, also where it begins with a foreign name."""
    directions = [unicodedata.bidirectional(character) for character in text]
    first = next((each for each in directions if each in ("L", "R", "AL")), "")
    return f"\u200f{text}" if first == "L" and ("AL" in directions or "R" in directions) else text


def _own_name(code: str) -> str:
    # alone Qt takes a country, as in American English; with the world Modern Standard Arabic
    codes = [code] if "_" in code else [code, f"{code}_001"]
    name = min((QLocale(each).nativeLanguageName() for each in codes), key=len)
    return name[:1].upper() + name[1:]
