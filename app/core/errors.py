"""The failures that the program expects, as kinds that the widgets put into words.

An ``AppError`` is a failure of the environment (a full disk, a broken file). A bug is any
other exception: it is not caught and reaches the crash dialog.
"""

from __future__ import annotations

from enum import StrEnum


class ErrorKind(StrEnum):
    """What went wrong, independent of its wording. ``app.widgets.wording`` has the sentences."""

    # Engine: model files
    MODEL_FILE_MISSING = "model_file_missing"
    MODEL_FILE_NOT_GGUF = "model_file_not_gguf"
    MODEL_FILE_INCOMPLETE = "model_file_incomplete"
    MODEL_PARTS_MISSING = "model_parts_missing"
    MODEL_IS_ADAPTER = "model_is_adapter"
    FOLDER_WITHOUT_MODELS = "folder_without_models"
    MODELS_FOLDER_UNSUITABLE = "models_folder_unsuitable"
    MODELS_FOLDER_ABSENT = "models_folder_absent"
    MODELS_FOLDER_MOVES = "models_folder_moves"
    COPY_DIFFERS = "copy_differs"
    TRASH_FAILED = "trash_failed"
    MODEL_ARCHITECTURE_UNKNOWN = "model_architecture_unknown"
    MODEL_TOKENIZER_UNKNOWN = "model_tokenizer_unknown"
    MODEL_TEMPLATE_BROKEN = "model_template_broken"
    MODEL_LOAD_FAILED = "model_load_failed"
    OUT_OF_MEMORY = "out_of_memory"
    NO_MODEL_LOADED = "no_model_loaded"
    LOAD_CANCELLED = "load_cancelled"
    # The engine's answers
    PROMPT_TOO_LONG = "prompt_too_long"
    INSTRUCTIONS_TOO_LONG = "instructions_too_long"
    DECODE_FAILED = "decode_failed"
    GPU_FAILED = "gpu_failed"
    LOADED_WITHOUT_GPU = "loaded_without_gpu"
    ENGINE_DIED = "engine_died"
    MODEL_CRASHES = "model_crashes"
    ENGINE_STUCK = "engine_stuck"
    ENGINE_START_FAILED = "engine_start_failed"
    # Servers that answer in place of a model on this machine
    SERVER_ADDRESS_INVALID = "server_address_invalid"
    SERVER_NOT_FOUND = "server_not_found"
    SERVER_NOT_SECURE = "server_not_secure"
    SERVER_SILENT = "server_silent"
    SERVER_LOST = "server_lost"
    SERVER_NOT_COMPATIBLE = "server_not_compatible"
    SERVER_REDIRECTS = "server_redirects"
    SERVER_KEY_REFUSED = "server_key_refused"
    SERVER_MODEL_UNKNOWN = "server_model_unknown"
    SERVER_UNPAID = "server_unpaid"
    SERVER_RATE_LIMITED = "server_rate_limited"
    SERVER_TROUBLE = "server_trouble"
    SERVER_REFUSES = "server_refuses"
    SERVER_FILTERS = "server_filters"
    KEYRING_UNAVAILABLE = "keyring_unavailable"
    # Other computers that compute a part of a model
    PEER_ADDRESS_INVALID = "peer_address_invalid"
    PEERS_ABSENT = "peers_absent"
    PEERS_NEEDED = "peers_needed"
    PEERS_UNAVAILABLE = "peers_unavailable"
    PEER_LOST = "peer_lost"
    # Starts of the program
    INSTANCE_SILENT = "instance_silent"
    """The program runs already and does not answer."""
    INSTANCE_UNREACHABLE = "instance_unreachable"
    INSTANCE_ELSEWHERE = "instance_elsewhere"
    MODEL_UNKNOWN = "model_unknown"
    """No installed model has the name that was given in the terminal."""
    ANSWER_AT_LIMIT = "answer_at_limit"
    ANSWER_WITHOUT_ROOM = "answer_without_room"
    ANSWER_LOOPING = "answer_looping"
    STARTED_OFFLINE = "started_offline"
    """The program was started with ``--offline``."""
    # The desktop
    TRAY_ABSENT = "tray_absent"
    KEYS_UNAVAILABLE = "keys_unavailable"
    KEYS_TAKEN = "keys_taken"
    # Text files that go with a question
    ATTACHMENT_NOT_TEXT = "attachment_not_text"
    ATTACHMENT_TOO_LARGE = "attachment_too_large"
    ATTACHMENT_UNREADABLE = "attachment_unreadable"
    ATTACHMENTS_REFUSED = "attachments_refused"
    # Storage
    DATABASE_NEWER = "database_newer"
    DATABASE_DAMAGED = "database_damaged"
    CONVERSATION_DAMAGED = "conversation_damaged"
    MIGRATION_FAILED = "migration_failed"
    BACKUP_FAILED = "backup_failed"
    BACKUP_UNUSABLE = "backup_unusable"
    BACKUP_LOCKED = "backup_locked"
    DATABASE_LOCKED = "database_locked"
    PASSPHRASE_WRONG = "passphrase_wrong"
    KEY_FILE_DAMAGED = "key_file_damaged"
    KEY_NOT_IN_KEYRING = "key_not_in_keyring"
    KEYRING_REQUIRED = "keyring_required"
    CONVERSATIONS_LOCKED = "conversations_locked"
    ENCRYPTION_FAILED = "encryption_failed"
    COPIES_LEFT = "copies_left"
    ANSWER_RUNNING = "answer_running"
    DISK_FULL = "disk_full"
    FOLDER_NOT_WRITABLE = "folder_not_writable"
    STORAGE_FAILED = "storage_failed"
    # Conversations that leave the program or come to it
    EXPORT_DISK_FULL = "export_disk_full"
    IMPORT_TOO_LARGE = "import_too_large"
    IMPORT_UNREADABLE = "import_unreadable"
    # Hub and transfers
    STAYS_OFFLINE = "stays_offline"
    """The user has chosen that nothing goes online."""
    NO_INTERNET = "no_internet"
    SECURE_CONNECTION_FAILED = "secure_connection_failed"
    SERVER_UNREACHABLE = "server_unreachable"
    CONNECTION_STALLED = "connection_stalled"
    CONNECTION_LOST = "connection_lost"
    PROXY_FAILED = "proxy_failed"
    NOT_A_HUB = "not_a_hub"
    HUB_ACCESS_LICENCE = "hub_access_licence"
    HUB_ACCESS_PENDING = "hub_access_pending"
    HUB_ACCESS_REFUSED = "hub_access_refused"
    HUB_TOKEN_INVALID = "hub_token_invalid"
    HUB_RATE_LIMITED = "hub_rate_limited"
    HUB_TROUBLE = "hub_trouble"
    HUB_MODEL_NOT_FOUND = "hub_model_not_found"
    HUB_FILE_NOT_FOUND = "hub_file_not_found"
    DOWNLOAD_DAMAGED = "download_damaged"
    FILE_TOO_LARGE_FOR_DISK = "file_too_large_for_disk"
    DOWNLOADER_DIED = "downloader_died"
    CANCELLED = "cancelled"


class AppError(Exception):
    """An expected failure.

    Attributes:
        kind: what happened.
        details: facts for the sentence (for example ``path``, ``needed_bytes``), all printable
            and free of prompts, answers, access tokens and signed URLs.
    """

    def __init__(self, kind: ErrorKind, **details: str | float) -> None:
        super().__init__(f"{kind.value} {details}" if details else kind.value)
        self.kind = kind
        self.details: dict[str, str | int | float] = details
