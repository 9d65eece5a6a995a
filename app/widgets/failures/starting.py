"""Sentences for failures around the program itself: its start, and the files it is given."""

from __future__ import annotations

from app.core.errors import ErrorKind
from app.core.translatable import mark

SENTENCES: dict[ErrorKind, str] = {
    ErrorKind.INSTANCE_SILENT: mark(
        "Penseur is already running but does not answer. Wait a moment and start it again; "
        "if that does not help, end its process {process_id} first."
    ),
    ErrorKind.INSTANCE_UNREACHABLE: mark(
        "Penseur is already running with the folder {path}, as process {process_id}, and can't be "
        "reached; perhaps another user started it. Close it there, or choose another folder "
        "with --data-dir."
    ),
    ErrorKind.INSTANCE_ELSEWHERE: mark(
        "Penseur is already running with the folder {path}, on the computer {host}. "
        "Close it there, or choose another folder with --data-dir."
    ),
    ErrorKind.MODEL_UNKNOWN: mark("There is no model {name} here. Choose one of: {names}."),
    ErrorKind.ANSWER_AT_LIMIT: mark(
        "The answer was cut at the limit on tokens. Raise --max-tokens to let it end."
    ),
    ErrorKind.ANSWER_WITHOUT_ROOM: mark(
        "The answer was cut: the context is full. Raise --context to let it end."
    ),
    ErrorKind.ANSWER_LOOPING: mark(
        "The model began to repeat itself, so the answer was cut. "
        "Try again with another --seed or a higher --temperature."
    ),
    ErrorKind.STARTED_OFFLINE: mark(
        "Penseur was started with --offline and uses no network in this run. "
        "Start it without that, then try again."
    ),
    ErrorKind.TRAY_ABSENT: mark(
        "This desktop has no tray, so the icon can't be shown. Quick question in the Chat menu "
        "works without it."
    ),
    ErrorKind.KEYS_UNAVAILABLE: mark(
        "This system gives no keys to programs. Let its own settings start "
        "“penseur\u00a0-\u2060-\u2060quick-\u2060ask” with the keys that you want."
    ),
    ErrorKind.KEYS_TAKEN: mark(
        "Another program has the keys {keys} already. Choose others in the settings."
    ),
    ErrorKind.ATTACHMENT_NOT_TEXT: mark(
        "{path} is not a text file, so the model can't read it. Attach its text instead."
    ),
    ErrorKind.ATTACHMENT_TOO_LARGE: mark(
        "{path} is longer than any model can read. Attach the part that matters."
    ),
    ErrorKind.ATTACHMENT_UNREADABLE: mark(
        "{path} can't be read. Check that it is a file and that you may open it."
    ),
    ErrorKind.ATTACHMENTS_REFUSED: mark(
        "Some files can't be attached: {path}. Attach text files that you may open, each of less "
        "than 2 MB."
    ),
}
