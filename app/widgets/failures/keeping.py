"""What is said when conversations, files, the disk or the network fail; and of all the rest."""

from __future__ import annotations

from app.core.errors import ErrorKind
from app.core.translatable import mark

SENTENCES: dict[ErrorKind, str] = {
    ErrorKind.DATABASE_NEWER: mark(
        "Your conversations were saved by a newer version of Penseur. "
        "Install that version to open them; nothing has been changed."
    ),
    ErrorKind.DATABASE_DAMAGED: mark(
        "The file of your conversations is damaged. It was kept as {path}, and a new one was begun."
    ),
    ErrorKind.CONVERSATION_DAMAGED: mark(
        "A part of your conversations can't be read any more; the rest "
        "is shown. Choose Backups in the Chat menu to repair the file or restore an earlier copy."
    ),
    ErrorKind.MIGRATION_FAILED: mark(
        "Your conversations could not be brought into the form that this "
        "version needs, and were put back as they were. Free some disk space and start again, or "
        "use the version from before."
    ),
    ErrorKind.BACKUP_FAILED: mark(
        "The backup at {path} could not be made whole, so it was deleted. "
        "Check the disk and make another one."
    ),
    ErrorKind.BACKUP_UNUSABLE: mark(
        "{path} is no backup of Penseur's, or it is damaged. Choose another "
        "one; your conversations are as they were."
    ),
    ErrorKind.BACKUP_LOCKED: mark(
        "{path} is encrypted with another key. Restore a backup from the time "
        "of the present passphrase; your conversations are as they were."
    ),
    ErrorKind.DATABASE_LOCKED: mark(
        "Another program holds the file of your conversations. Close it and start Penseur again."
    ),
    ErrorKind.PASSPHRASE_WRONG: mark("That is not the passphrase. Try again; capitals matter."),
    ErrorKind.KEY_FILE_DAMAGED: mark(
        "The key file {path} is missing or damaged. Put a copy of it back "
        "and try again: without it your conversations can't be opened."
    ),
    ErrorKind.KEY_NOT_IN_KEYRING: mark(
        "The keyring of this computer does not give the key of your "
        "conversations. Unlock the keyring, then try again."
    ),
    ErrorKind.KEYRING_REQUIRED: mark(
        "This computer has no keyring that Penseur can use. "
        "Choose a passphrase instead; nothing has been changed."
    ),
    ErrorKind.CONVERSATIONS_LOCKED: mark("Your conversations are locked. Unlock them first."),
    ErrorKind.ENCRYPTION_FAILED: mark(
        "The new file of your conversations did not read back as it "
        "should. The old one is untouched; try again."
    ),
    ErrorKind.ANSWER_RUNNING: mark(
        "An answer is being written. Stop it or let it end, then try again."
    ),
    ErrorKind.COPIES_LEFT: mark(
        "These copies could not be dealt with and can still be read: {names}. "
        "Delete them yourself, or try again."
    ),
    ErrorKind.DISK_FULL: mark(
        "The disk is full. Free some space; what is on the screen is kept in memory until then."
    ),
    ErrorKind.FOLDER_NOT_WRITABLE: mark(
        "Penseur can't write to {path}. Check the folder's permissions, or choose another one."
    ),
    ErrorKind.STORAGE_FAILED: mark(
        "Your conversations could not be saved to {path}. Copy what matters, and restart Penseur."
    ),
    ErrorKind.EXPORT_DISK_FULL: mark(
        "The disk is full, and nothing was exported. Free some space, or choose another place."
    ),
    ErrorKind.IMPORT_TOO_LARGE: mark(
        "That is too large to be conversations, and nothing was imported. "
        "Choose a smaller file, or only some of the files."
    ),
    ErrorKind.IMPORT_UNREADABLE: mark(
        "{path} can't be read, and nothing was imported. "
        "Check that it is whole and without a password, or choose another file."
    ),
    ErrorKind.STAYS_OFFLINE: mark(
        "Penseur is set to stay offline. Switch that off under Models, Network, then try again."
    ),
    ErrorKind.NO_INTERNET: mark(
        "There is no connection to the internet. Connect and try again; chatting works without."
    ),
    ErrorKind.SECURE_CONNECTION_FAILED: mark(
        "No secure connection could be made. Check the proxy and this computer's clock."
    ),
    ErrorKind.SERVER_UNREACHABLE: mark("The server does not answer. Try again later."),
    ErrorKind.CONNECTION_STALLED: mark(
        "The connection stalled. Try again: the download goes on from where it was."
    ),
    ErrorKind.CONNECTION_LOST: mark(
        "The connection was lost. Try again: the download goes on from where it was."
    ),
    ErrorKind.PROXY_FAILED: mark("The proxy can't be used. Check the proxy settings."),
    ErrorKind.NOT_A_HUB: mark(
        "That address is not a Hugging Face server; "
        "perhaps a login page or a proxy answers in its place."
    ),
    ErrorKind.HUB_ACCESS_LICENCE: mark(
        "This model asks you to accept its licence on the Hub first, and for an access token."
    ),
    ErrorKind.HUB_ACCESS_PENDING: mark(
        "Your account has no access to this model yet. Ask for it on the model's page."
    ),
    ErrorKind.HUB_ACCESS_REFUSED: mark(
        "The server refused access to this file. Try again later, or choose another repository."
    ),
    ErrorKind.HUB_TOKEN_INVALID: mark(
        "The access token is invalid or has expired. Enter a new one."
    ),
    ErrorKind.HUB_RATE_LIMITED: mark("The Hub asks for fewer requests. Try again in a while."),
    ErrorKind.HUB_TROUBLE: mark("The Hub has problems. Try again later."),
    ErrorKind.HUB_MODEL_NOT_FOUND: mark(
        "There is no repository {repo}, or it is private. Check the spelling."
    ),
    ErrorKind.HUB_FILE_NOT_FOUND: mark(
        "The repository {repo} has no file {file_name}. Check the spelling."
    ),
    ErrorKind.DOWNLOAD_DAMAGED: mark(
        "The download arrived damaged twice and was deleted. "
        "Try again later, or choose another repository."
    ),
    ErrorKind.DOWNLOADER_DIED: mark(
        "The download stopped unexpectedly. Start it again: it goes on from where it was."
    ),
    ErrorKind.FILE_TOO_LARGE_FOR_DISK: mark(
        "The disk at {path} can't hold a file of this size (FAT32 "
        "ends at 4 GiB). Choose a folder on another disk, or a smaller quantisation."
    ),
    ErrorKind.CANCELLED: mark("Cancelled."),
}
