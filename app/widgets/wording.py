"""What the window says: sentences for failures and endings, numbers with their units.

A sentence says what happened and what to do next.
"""

from __future__ import annotations

from string import Formatter

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Message, StopReason
from app.core.model_files import InstalledModel
from app.core.servers import Server

_SENTENCES: dict[ErrorKind, str] = {
    ErrorKind.MODEL_FILE_MISSING: "The model file {path} is not there any more. "
    "Choose another model, or download it again.",
    ErrorKind.MODEL_FILE_NOT_GGUF: "{path} is not a GGUF model. "
    "Choose another model, or download it again.",
    ErrorKind.MODEL_FILE_INCOMPLETE: "The model file {path} is incomplete. "
    "Download it again: what is there already is kept.",
    ErrorKind.MODEL_PARTS_MISSING: "A part of this model is missing: {path}. "
    "Put all its parts into one folder, then add it again.",
    ErrorKind.MODEL_IS_ADAPTER: "{path} adds pictures to another model and can't answer by itself. "
    "Add the model that it belongs to.",
    ErrorKind.FOLDER_WITHOUT_MODELS: "There is no GGUF model in {path}. Choose another folder.",
    ErrorKind.MODELS_FOLDER_UNSUITABLE: "{path} and the present folder of the models lie in one "
    "another. Choose a folder elsewhere.",
    ErrorKind.MODELS_FOLDER_ABSENT: "The models were on their way to {path}, which is not there. "
    "Connect its disk and start Penseur again, or choose another place in the Models window.",
    ErrorKind.MODELS_FOLDER_MOVES: "The models are being moved. Try again when that is done.",
    ErrorKind.COPY_DIFFERS: "The copy of {path} differs from the original, so the disk may be "
    "failing. The models stay where they were: choose another disk.",
    ErrorKind.TRASH_FAILED: "{path} could not be moved to the trash. "
    "Delete it in the file manager: Show in folder opens it.",
    ErrorKind.MODEL_ARCHITECTURE_UNKNOWN: "This version of Penseur can't run the kind of model in "
    "{path}. Choose another model.",
    ErrorKind.MODEL_TOKENIZER_UNKNOWN: "This version of Penseur does not know the tokeniser of "
    "{path}. Choose another model.",
    ErrorKind.MODEL_TEMPLATE_BROKEN: "The chat template of this model can't be used. "
    "Choose another model.",
    ErrorKind.MODEL_LOAD_FAILED: "The model {path} could not be loaded; the engine's log says why. "
    "Choose another model, or download it again.",
    ErrorKind.OUT_OF_MEMORY: "There is not enough memory for this model. "
    "Close other programs, or choose a smaller quantisation.",
    ErrorKind.NO_MODEL_LOADED: "No model is loaded. Choose one from the Models menu.",
    ErrorKind.LOAD_CANCELLED: "Loading was cancelled. Choose a model from the Models menu, "
    "then ask.",
    ErrorKind.PROMPT_TOO_LONG: "The question is longer than the model's context of "
    "{context_tokens} tokens. Shorten it, or choose a model with a larger context.",
    ErrorKind.DECODE_FAILED: "The engine could not compute this answer. Ask again; "
    "if it happens again, choose another model.",
    ErrorKind.ENGINE_DIED: "The engine stopped unexpectedly. What it had written is kept; "
    "your next question starts a new one.",
    ErrorKind.MODEL_CRASHES: "The engine has stopped twice with {path}, which may be damaged "
    "or too large for this computer. Choose another model, or this one again to try once more.",
    ErrorKind.ENGINE_STUCK: "The engine did not answer any more and was ended. What it had written "
    "is kept; your next question starts a new one.",
    ErrorKind.ENGINE_START_FAILED: "The engine could not be started. "
    "Install Penseur again, or free some memory.",
    ErrorKind.SERVER_ADDRESS_INVALID: "That is not the address of a server. "
    "Write it like https://api.example.com/v1 or http://127.0.0.1:8080.",
    ErrorKind.SERVER_NOT_FOUND: "{host} can't be reached. "
    "Check the address, your connection, and that the server runs.",
    ErrorKind.SERVER_NOT_SECURE: "No secure connection to {host} could be made, so nothing was "
    "sent. Check the address and this computer's clock; its certificate may not be trusted.",
    ErrorKind.SERVER_SILENT: "{host} does not answer. Try again later, or choose another model.",
    ErrorKind.SERVER_LOST: "The connection to {host} was lost. What had arrived is kept; "
    "Continue goes on from there.",
    ErrorKind.SERVER_NOT_COMPATIBLE: "{host} answers, but not as an OpenAI-compatible server. "
    "Check the address; it often ends with /v1.",
    ErrorKind.SERVER_REDIRECTS: "{host} sends on to {target}. Nothing was sent there; "
    "enter that address if you trust it.",
    ErrorKind.SERVER_KEY_REFUSED: "{host} does not accept the key. Enter it again under "
    "Models, Use a server.",
    ErrorKind.SERVER_MODEL_UNKNOWN: "{host} has no model {model}. Choose one from its list under "
    "Models, Use a server.",
    ErrorKind.SERVER_UNPAID: "Your account at {host} has no credit left. "
    "Top it up, or choose another model.",
    ErrorKind.SERVER_RATE_LIMITED: "{host} asks for fewer questions. Try again in a while.",
    ErrorKind.SERVER_TROUBLE: "{host} has problems. Try again later, or choose another model.",
    ErrorKind.SERVER_REFUSES: "{host} did not accept the question. "
    "Check the model's name, or choose another model.",
    ErrorKind.SERVER_FILTERS: "{host} withheld the rest of the answer: its filter objected.",
    ErrorKind.KEYRING_UNAVAILABLE: "This computer has no keyring that Penseur can use. "
    "The key is kept until you quit; enter it again after the next start.",
    ErrorKind.PEER_ADDRESS_INVALID: "That is not the address of a computer. "
    "Write it like 192.168.1.7:50052.",
    ErrorKind.PEERS_ABSENT: "The model runs without {peers}: no free Penseur with enough "
    "memory answers there. "
    "Start it there with “penseur\u00a0-\u2060-\u2060peer”, then choose the model again.",
    ErrorKind.PEERS_NEEDED: "This model is too large without {peers}, where no free Penseur "
    "answers. Start it there with “penseur\u00a0-\u2060-\u2060peer”, then choose the model again.",
    ErrorKind.PEERS_UNAVAILABLE: "The model runs on this computer alone: a part of llama.cpp that "
    "shares it out is missing. Install a C++ compiler, then start Penseur with “make run”.",
    ErrorKind.PEER_LOST: "One of the computers that help no longer answers ({peers}). What had "
    "been written is kept; Continue goes on without it.",
    ErrorKind.DATABASE_NEWER: "Your conversations were saved by a newer version of Penseur. "
    "Install that version to open them; nothing has been changed.",
    ErrorKind.DATABASE_DAMAGED: "The file of your conversations is damaged. It was kept as {path}, "
    "and a new one was begun.",
    ErrorKind.CONVERSATION_DAMAGED: "A part of your conversations can't be read any more; the rest "
    "is shown. Choose Backups in the Chat menu to repair the file or restore an earlier copy.",
    ErrorKind.MIGRATION_FAILED: "Your conversations could not be brought into the form that this "
    "version needs, and were put back as they were. Free some disk space and start again, or use "
    "the version from before.",
    ErrorKind.BACKUP_FAILED: "The backup at {path} could not be made whole, so it was deleted. "
    "Check the disk and make another one.",
    ErrorKind.BACKUP_UNUSABLE: "{path} is no backup of Penseur's, or it is damaged. Choose another "
    "one; your conversations are as they were.",
    ErrorKind.BACKUP_LOCKED: "{path} is encrypted with another key. Restore a backup from the time "
    "of the present passphrase; your conversations are as they were.",
    ErrorKind.DATABASE_LOCKED: "Another program holds the file of your conversations. "
    "Close it and start Penseur again.",
    ErrorKind.PASSPHRASE_WRONG: "That is not the passphrase. Try again; capitals matter.",
    ErrorKind.KEY_FILE_DAMAGED: "The key file {path} is missing or damaged. Put a copy of it back "
    "and try again: without it your conversations can't be opened.",
    ErrorKind.KEY_NOT_IN_KEYRING: "The keyring of this computer does not give the key of your "
    "conversations. Unlock the keyring, then try again.",
    ErrorKind.KEYRING_REQUIRED: "This computer has no keyring that Penseur can use. "
    "Choose a passphrase instead; nothing has been changed.",
    ErrorKind.CONVERSATIONS_LOCKED: "Your conversations are locked. Unlock them first.",
    ErrorKind.ENCRYPTION_FAILED: "The new file of your conversations did not read back as it "
    "should. The old one is untouched; try again.",
    ErrorKind.ANSWER_RUNNING: "An answer is being written. Stop it or let it end, then try again.",
    ErrorKind.COPIES_LEFT: "These copies could not be dealt with and can still be read: {names}. "
    "Delete them yourself, or try again.",
    ErrorKind.DISK_FULL: "The disk is full. Free some space; what is on the screen is kept in "
    "memory until then.",
    ErrorKind.FOLDER_NOT_WRITABLE: "Penseur can't write to {path}. "
    "Check the folder's permissions, or choose another one.",
    ErrorKind.STORAGE_FAILED: "Your conversations could not be saved to {path}. "
    "Copy what matters, and restart Penseur.",
    ErrorKind.EXPORT_DISK_FULL: "The disk is full, and nothing was exported. "
    "Free some space, or choose another place.",
    ErrorKind.IMPORT_TOO_LARGE: "That is too large to be conversations, and nothing was imported. "
    "Choose a smaller file, or only some of the files.",
    ErrorKind.IMPORT_UNREADABLE: "{path} can't be read, and nothing was imported. "
    "Check that it is whole and without a password, or choose another file.",
    ErrorKind.STAYS_OFFLINE: "Penseur is set to stay offline. Switch that off under Models, "
    "Network, then try again.",
    ErrorKind.NO_INTERNET: "There is no connection to the internet. Connect and try again; "
    "chatting works without.",
    ErrorKind.SECURE_CONNECTION_FAILED: "No secure connection could be made. "
    "Check the proxy and this computer's clock.",
    ErrorKind.SERVER_UNREACHABLE: "The server does not answer. Try again later.",
    ErrorKind.CONNECTION_STALLED: "The connection stalled. "
    "Try again: the download goes on from where it was.",
    ErrorKind.CONNECTION_LOST: "The connection was lost. "
    "Try again: the download goes on from where it was.",
    ErrorKind.PROXY_FAILED: "The proxy can't be used. Check the proxy settings.",
    ErrorKind.NOT_A_HUB: "That address is not a Hugging Face server; "
    "perhaps a login page or a proxy answers in its place.",
    ErrorKind.HUB_ACCESS_LICENCE: "This model asks you to accept its licence on the Hub first, "
    "and for an access token.",
    ErrorKind.HUB_ACCESS_PENDING: "Your account has no access to this model yet. "
    "Ask for it on the model's page.",
    ErrorKind.HUB_ACCESS_REFUSED: "The server refused access to this file. "
    "Try again later, or choose another repository.",
    ErrorKind.HUB_TOKEN_INVALID: "The access token is invalid or has expired. Enter a new one.",
    ErrorKind.HUB_RATE_LIMITED: "The Hub asks for fewer requests. Try again in a while.",
    ErrorKind.HUB_TROUBLE: "The Hub has problems. Try again later.",
    ErrorKind.HUB_MODEL_NOT_FOUND: "There is no repository {repo}, or it is private. "
    "Check the spelling.",
    ErrorKind.HUB_FILE_NOT_FOUND: "The repository {repo} has no file {file_name}. "
    "Check the spelling.",
    ErrorKind.DOWNLOAD_DAMAGED: "The download arrived damaged twice and was deleted. "
    "Try again later, or choose another repository.",
    ErrorKind.DOWNLOADER_DIED: "The download stopped unexpectedly. "
    "Start it again: it goes on from where it was.",
    ErrorKind.FILE_TOO_LARGE_FOR_DISK: "The disk at {path} can't hold a file of this size (FAT32 "
    "ends at 4 GiB). Choose a folder on another disk, or a smaller quantisation.",
    ErrorKind.CANCELLED: "Cancelled.",
}
_GENERAL = "the file"


def sentence(error: AppError) -> str:
    """What happened and what to do next."""
    template = _SENTENCES[error.kind]
    if error.kind is ErrorKind.DISK_FULL and "needed_bytes" in error.details:
        needed = size(int(error.details["needed_bytes"]))
        return f"The disk is full: {needed} more are needed. Free some space and try again."
    if error.kind is ErrorKind.DATABASE_DAMAGED and "conversations" in error.details:
        saved, path = int(error.details["conversations"]), error.details["path"]
        return (
            f"The file of your conversations was damaged. {count(saved)} "
            f"conversation{'s' * (saved != 1)} could be saved; the damaged file was kept as "
            f"{path}. Backups in the Chat menu may have what is missing."
        )
    if error.kind is ErrorKind.OUT_OF_MEMORY and "available_bytes" in error.details:
        needed, free = (size(int(error.details[f"{n}_bytes"])) for n in ("needed", "available"))
        return (
            f"This model needs {needed} of memory, and {free} are free. "
            "Close other programs, or choose a smaller model or quantisation."
        )
    if error.kind is ErrorKind.SERVER_RATE_LIMITED and error.details.get("retry_after_s"):
        wait = duration(float(error.details["retry_after_s"]))
        return f"{error.details['host']} asks for fewer questions. Try again in {wait}."
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return template.format(**{name: error.details.get(name, _GENERAL) for name in names})


def size(size_bytes: int) -> str:
    """A size in decimal units, for example ``4.68 GB``."""
    value = float(size_bytes)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.3g} {unit}"


def duration(seconds: float) -> str:
    """Whole seconds, then minutes, for example ``12 s`` or ``2 min 05 s``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s" if seconds >= 1 else "less than a second"
    return f"{whole // 60} min {whole % 60:02d} s"


def speed(tokens_per_s: float) -> str:
    """A speed, for example ``1 200 tokens/s``."""
    return f"{count(round(tokens_per_s))} tokens/s"


def count(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")


def model_label(model: InstalledModel) -> str:
    """A model as the menu lists it."""
    parts = [model.name, model.quantisation, size(model.size_bytes)]
    return "  ·  ".join(part for part in parts if part)


def server_label(server: Server) -> str:
    """A server as the menu lists it."""
    where = "leaves this computer" if server.leaves_computer else "another program"
    return "  ·  ".join((server.label, server.short_name, where))


def byline(message: Message) -> str:
    """Who answered."""
    edited = "edited" if message.is_edited else ""
    parts = (message.model_name, message.quantisation, edited)
    return "  ·  ".join(part for part in parts if part)


def thinking_for(elapsed_s: float) -> str:
    """The line above thoughts that are being written."""
    return f"Thinking…  {duration(elapsed_s)}" if elapsed_s >= 1 else "Thinking…"


def thinking_label(message: Message, figures: AnswerFigures | None, *, is_thinking: bool) -> str:
    """The line above the thoughts."""
    if is_thinking:
        return thinking_for(figures.thinking_s if figures else 0.0)
    if figures is None or not figures.reasoning_tokens:
        return "Thoughts"
    tokens = f"{count(figures.reasoning_tokens)} tokens"
    if not message.text and message.stop_reason is not StopReason.END_OF_ANSWER:
        return f"Thought for {duration(figures.thinking_s)}, unfinished  ·  {tokens}"
    if figures.is_cut:
        return f"Thought for {duration(figures.thinking_s)}, cut short  ·  {tokens}"
    return f"Thought for {duration(figures.thinking_s)}  ·  {tokens}"


_ENDINGS = {
    StopReason.STOPPED: "Stopped.",
    StopReason.TOKEN_LIMIT: "Ended at the limit on tokens.",
    StopReason.CONTEXT_FULL: "Ended because the context is full.",
    StopReason.INTERRUPTED: "Interrupted: the program or its engine went down here. "
    "What had been written is kept.",
    StopReason.LOOPING: "Paused: the model repeats itself.",
    StopReason.FAILED: "The engine could not go on.",
}


LOOPING_THOUGHTS = "The model has begun to repeat itself, so it was paused."


def end_note(message: Message) -> str:
    """How an answer ended, if not by itself; and what it cost."""
    parts = []
    if message.stop_reason in _ENDINGS:
        parts.append(_ENDINGS[message.stop_reason])
    if message.figures is not None and message.figures.generated_tokens:
        figures = message.figures
        parts.append(f"{count(figures.generated_tokens)} tokens")
        parts.append(speed(figures.tokens_per_s).replace("/", "/\u2060"))  # never broken in two
        if figures.forgotten_turns:
            parts.append(f"the first {figures.forgotten_turns} messages were left out: no room")
        if figures.shifted_tokens:
            dropped = count(figures.shifted_tokens)
            parts.append(f"the model forgot {dropped} tokens of it midway: no room")
    return "  ·  ".join(parts)
