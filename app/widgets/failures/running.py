"""What is said when a model, the engine, a server or another computer fails."""

from __future__ import annotations

from app.core.errors import ErrorKind
from app.core.translatable import mark

SENTENCES: dict[ErrorKind, str] = {
    ErrorKind.MODEL_FILE_MISSING: mark(
        "The model file {path} is not there any more. Choose another model, or download it again."
    ),
    ErrorKind.MODEL_FILE_NOT_GGUF: mark(
        "{path} is not a GGUF model. Choose another model, or download it again."
    ),
    ErrorKind.MODEL_FILE_INCOMPLETE: mark(
        "The model file {path} is incomplete. Download it again: what is there already is kept."
    ),
    ErrorKind.MODEL_PARTS_MISSING: mark(
        "A part of this model is missing: {path}. "
        "Put all its parts into one folder, then add it again."
    ),
    ErrorKind.MODEL_IS_ADAPTER: mark(
        "{path} adds pictures to another model and can't answer by itself. "
        "Add the model that it belongs to."
    ),
    ErrorKind.FOLDER_WITHOUT_MODELS: mark(
        "There is no GGUF model in {path}. Choose another folder."
    ),
    ErrorKind.MODELS_FOLDER_UNSUITABLE: mark(
        "{path} and the present folder of the models lie in one another. Choose a folder elsewhere."
    ),
    ErrorKind.MODELS_FOLDER_ABSENT: mark(
        "The models were on their way to {path}, which is not there. "
        "Connect its disk and start Penseur again, or choose another place in the Models window."
    ),
    ErrorKind.MODELS_FOLDER_MOVES: mark("The models are being moved. Try again when that is done."),
    ErrorKind.COPY_DIFFERS: mark(
        "The copy of {path} differs from the original, so the disk may be "
        "failing. The models stay where they were: choose another disk."
    ),
    ErrorKind.TRASH_FAILED: mark(
        "{path} could not be moved to the trash. "
        "Delete it in the file manager: Show in folder opens it."
    ),
    ErrorKind.MODEL_ARCHITECTURE_UNKNOWN: mark(
        "This version of Penseur can't run the kind of model in {path}. Choose another model."
    ),
    ErrorKind.MODEL_TOKENIZER_UNKNOWN: mark(
        "This version of Penseur does not know the tokeniser of {path}. Choose another model."
    ),
    ErrorKind.MODEL_TEMPLATE_BROKEN: mark(
        "The chat template of this model can't be used. Choose another model."
    ),
    ErrorKind.MODEL_LOAD_FAILED: mark(
        "The model {path} could not be loaded; the engine's log says why. "
        "Choose another model, or download it again."
    ),
    ErrorKind.OUT_OF_MEMORY: mark(
        "There is not enough memory for this model. "
        "Close other programs, or choose a smaller quantisation."
    ),
    ErrorKind.NO_MODEL_LOADED: mark("No model is loaded. Choose one from the Models menu."),
    ErrorKind.LOAD_CANCELLED: mark(
        "Loading was cancelled. Choose a model from the Models menu, then ask."
    ),
    ErrorKind.PROMPT_TOO_LONG: mark(
        "The question is longer than the model's context of "
        "{context_tokens} tokens. Shorten it, or choose a model with a larger context."
    ),
    ErrorKind.INSTRUCTIONS_TOO_LONG: mark(
        "Your instructions leave no room for the question in the model's context of "
        "{context_tokens} tokens. Shorten them in the settings, or choose a larger context."
    ),
    ErrorKind.DECODE_FAILED: mark(
        "The engine could not compute this answer. Ask again; "
        "if it happens again, choose another model."
    ),
    ErrorKind.ENGINE_DIED: mark(
        "The engine stopped unexpectedly. What it had written is kept; "
        "your next question starts a new one."
    ),
    ErrorKind.GPU_FAILED: mark(
        "The graphics card failed during this answer. What it had written is kept; your next "
        "question is answered by the processor alone, until you choose the model again."
    ),
    ErrorKind.LOADED_WITHOUT_GPU: mark(
        "The engine stopped while it loaded this model, perhaps because of the graphics card's "
        "driver, so the processor computes alone. Choose the model again to try the card."
    ),
    ErrorKind.MODEL_CRASHES: mark(
        "The engine has stopped twice with {path}, which may be damaged "
        "or too large for this computer. Choose another model, or this one again to try once more."
    ),
    ErrorKind.ENGINE_STUCK: mark(
        "The engine did not answer any more and was ended. What it had written "
        "is kept; your next question starts a new one."
    ),
    ErrorKind.ENGINE_START_FAILED: mark(
        "The engine could not be started. Install Penseur again, or free some memory."
    ),
    ErrorKind.SERVER_ADDRESS_INVALID: mark(
        "That is not the address of a server. "
        "Write it like https://api.example.com/v1 or http://127.0.0.1:8080."
    ),
    ErrorKind.SERVER_NOT_FOUND: mark(
        "{host} can't be reached. Check the address, your connection, and that the server runs."
    ),
    ErrorKind.SERVER_NOT_SECURE: mark(
        "No secure connection to {host} could be made, so nothing was "
        "sent. Check the address and this computer's clock; its certificate may not be trusted."
    ),
    ErrorKind.SERVER_SILENT: mark(
        "{host} does not answer. Try again later, or choose another model."
    ),
    ErrorKind.SERVER_LOST: mark(
        "The connection to {host} was lost. What had arrived is kept; Continue goes on from there."
    ),
    ErrorKind.SERVER_NOT_COMPATIBLE: mark(
        "{host} answers, but not as an OpenAI-compatible server. "
        "Check the address; it often ends with /v1."
    ),
    ErrorKind.SERVER_REDIRECTS: mark(
        "{host} sends on to {target}. Nothing was sent there; enter that address if you trust it."
    ),
    ErrorKind.SERVER_KEY_REFUSED: mark(
        "{host} does not accept the key. Enter it again under Models, Use a server."
    ),
    ErrorKind.SERVER_MODEL_UNKNOWN: mark(
        "{host} has no model {model}. Choose one from its list under Models, Use a server."
    ),
    ErrorKind.SERVER_UNPAID: mark(
        "Your account at {host} has no credit left. Top it up, or choose another model."
    ),
    ErrorKind.SERVER_RATE_LIMITED: mark("{host} asks for fewer questions. Try again in a while."),
    ErrorKind.SERVER_TROUBLE: mark(
        "{host} has problems. Try again later, or choose another model."
    ),
    ErrorKind.SERVER_REFUSES: mark(
        "{host} did not accept the question. Check the model's name, or choose another model."
    ),
    ErrorKind.SERVER_FILTERS: mark("{host} withheld the rest of the answer: its filter objected."),
    ErrorKind.KEYRING_UNAVAILABLE: mark(
        "This computer has no keyring that Penseur can use. "
        "The key is kept until you quit; enter it again after the next start."
    ),
    ErrorKind.PEER_ADDRESS_INVALID: mark(
        "That is not the address of a computer. Write it like 192.168.1.7:50052."
    ),
    ErrorKind.PEERS_ABSENT: mark(
        "The model runs without {peers}: no free Penseur with enough "
        "memory answers there. "
        "Start it there with “penseur\u00a0-\u2060-\u2060peer”, then choose the model again."
    ),
    ErrorKind.PEERS_NEEDED: mark(
        "This model is too large without {peers}, where no free Penseur "
        "answers. Start it there with “penseur\u00a0-\u2060-\u2060peer”, then choose the model "
        "again."
    ),
    ErrorKind.PEERS_UNAVAILABLE: mark(
        "The model runs on this computer alone: a part of llama.cpp that "
        "shares it out is missing. Install a C++ compiler, then start Penseur with “make run”."
    ),
    ErrorKind.PEER_LOST: mark(
        "One of the computers that help no longer answers ({peers}). What had "
        "been written is kept; Continue goes on without it."
    ),
}
