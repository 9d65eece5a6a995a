"""The settings, each declared once: its type, unit, default, limits, name, meaning and page.

The dialog is made from these declarations, and they hold for the settings file, too. They are
read when first needed (``app.core.declarations``): at the start they are texts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Annotated

    from app.core.accepted_texts import is_accent, is_hub_address, is_proxy_address
    from app.core.declarations import Declared, Kind, Page
    from app.core.global_keys import are_keys
    from app.core.translatable import mark

HUB_ENDPOINT = "https://huggingface.co"
HUB_SETTINGS = frozenset({"hub_endpoint", "hub_proxy", "is_offline"})
"""Those that say how the Hub is reached: a change counts for running downloads, too."""


class Appearance(StrEnum):
    """Which of the two themes is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How much room there is between things."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Motion(StrEnum):
    """Whether movement on the screen is reduced."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


def everywhere(name: str) -> Declared:
    """What ``app.core.presets`` declares of a value, which the page of the models sets for all."""
    from dataclasses import replace

    from app.core.declarations import Page, declaration_of
    from app.core.presets import Preset

    declaration = declaration_of(Preset, name)
    assert declaration is not None
    return replace(declaration.declared, page=Page.MODELS)


class Settings(NamedTuple):
    """What the user has chosen; most fields are a text, a number, a truth or a choice.

    Those that a page shows are described by their declarations.

    Attributes:
        language: code of the language that the program speaks; empty for that of the system.
        model_path: the model used last; empty for the one that ships.
        sidebar_is_shown: whether the list of conversations is visible.
        was_welcomed: whether the person has begun on this computer before.
        window_geometry: Qt's own description of the window's place, base64.
        models_window_geometry: the same of the Models window.
        settings_window_geometry: the same of the window of the settings.
        models_folder: where downloaded models go; empty for the usual place.
        model_folders: other folders and files with models, one a line.
        presets_of_models: what was chosen for each model (``app.core.kept_presets``).
        own_presets: values by the names that the user gave them.
        device: name of the GPU that computes; ``cpu`` for none, empty for all there are.
        draft: path of the model that guesses ahead; empty: found by itself, ``off``: none.
        peers: addresses of computers that may compute a part of a model, apart by spaces.
        uses_peers: whether they do.
        shortcuts: keys that were chosen for entries of the menus, by their names.
        recent_commands: names of what was chosen in the list of commands, the latest first, one a
            line.
    """

    appearance: Annotated[
        Appearance,
        Declared(
            mark("Theme"),
            page=Page.APPEARANCE,
            group=mark("Colours"),
            choices={"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")},
        ),
    ] = Appearance.SYSTEM
    accent: Annotated[
        str,
        Declared(
            mark("Accent colour"),
            mark("Of buttons, links and marks. It is made lighter or darker where text needs it."),
            page=Page.APPEARANCE,
            group=mark("Colours"),
            kind=Kind.ACCENT,
            longest=16,
            accepts=is_accent,
        ),
    ] = ""
    text_percent: Annotated[
        int,
        Declared(
            mark("Size of text"),
            page=Page.APPEARANCE,
            group=mark("Text"),
            unit=mark("%"),
            least=80,
            most=200,
            step=5,
            kind=Kind.SLIDER,
        ),
    ] = 100
    reading_font: Annotated[
        str,
        Declared(
            mark("Font of conversations"),
            page=Page.APPEARANCE,
            group=mark("Text"),
            kind=Kind.FONT,
            longest=200,
        ),
    ] = ""
    density: Annotated[
        Density,
        Declared(
            mark("Spacing"),
            mark("Compact shows more at once."),
            page=Page.APPEARANCE,
            group=mark("Room"),
            choices={"comfortable": mark("Comfortable"), "compact": mark("Compact")},
        ),
    ] = Density.COMFORTABLE
    reduced_motion: Annotated[
        Motion,
        Declared(
            mark("Movement"),
            mark("Whether panes glide and things fade, or change at once."),
            page=Page.APPEARANCE,
            group=mark("Room"),
            choices={
                "system": mark("As the system"),
                "reduced": mark("Reduced"),
                "full": mark("Full"),
            },
        ),
    ] = Motion.SYSTEM
    language: Annotated[
        str,
        Declared(
            mark("Language"),
            mark("It is used at once. Answers come in the language of the question."),
            page=Page.LANGUAGE,
            kind=Kind.OFFERED,
            longest=20,
        ),
    ] = ""
    model_path: str = ""
    context_tokens: Annotated[int, everywhere("context_tokens")] = 8192
    cache_type: Annotated[str, everywhere("cache_type")] = "f16"
    shifts_full_context: Annotated[
        bool,
        Declared(
            mark("Go on when the context is full"),
            mark(
                "The model forgets the older half of its context and writes on. Otherwise the "
                "answer ends there."
            ),
            page=Page.MODELS,
            group=mark("Memory"),
        ),
    ] = False
    sidebar_is_shown: bool = True
    was_welcomed: bool = False
    window_geometry: str = ""
    models_window_geometry: str = ""
    settings_window_geometry: str = ""
    hub_endpoint: Annotated[
        str,
        Declared(
            mark("Hub or mirror"),
            mark("Where models are looked for and downloaded from."),
            page=Page.NETWORK,
            longest=500,
            accepts=is_hub_address,
            refusal=mark(
                "The address of the Hub is written like https://huggingface.co. It was not changed."
            ),
        ),
    ] = HUB_ENDPOINT
    hub_proxy: Annotated[
        str,
        Declared(
            mark("Proxy"),
            mark("Leave it empty to do as the system does."),
            page=Page.NETWORK,
            longest=500,
            accepts=is_proxy_address,
            refusal=mark(
                "A proxy is written like http://192.168.1.1:8080 or socks5://127.0.0.1:9050. "
                "It was not changed."
            ),
        ),
    ] = ""
    is_offline: Annotated[
        bool,
        Declared(
            mark("Stay offline"),
            mark("Nothing is asked of the Hub, nothing is downloaded."),
            page=Page.NETWORK,
        ),
    ] = False
    models_folder: str = ""
    model_folders: str = ""
    rest_after_min: Annotated[
        int,
        Declared(
            mark("Free the memory after"),
            mark(
                "A model that was not asked anything for so long leaves the memory. The next "
                "question loads it again."
            ),
            page=Page.MODELS,
            group=mark("Memory"),
            unit=mark("minutes"),
            least=0,
            most=1440,
            step=5,
            least_label=mark("Never"),
        ),
    ] = 60
    thinks: Annotated[bool, everywhere("thinks")] = True
    thinking_tokens: Annotated[int, everywhere("thinking_tokens")] = 0
    thinking_s: Annotated[int, everywhere("thinking_s")] = 0
    max_tokens: Annotated[int, everywhere("max_tokens")] = 0
    pauses_loops: Annotated[
        bool,
        Declared(
            mark("Pause a model that repeats itself"),
            mark("You are asked whether it should go on."),
            page=Page.MODELS,
            group=mark("Thinking"),
        ),
    ] = True
    temperature: Annotated[float, everywhere("temperature")] = 0.6
    top_p: Annotated[float, everywhere("top_p")] = 0.95
    top_k: Annotated[int, everywhere("top_k")] = 40
    min_p: Annotated[float, everywhere("min_p")] = 0.0
    repeat_penalty: Annotated[float, everywhere("repeat_penalty")] = 1.0
    seed: Annotated[int, everywhere("seed")] = -1
    presets_of_models: dict[str, object] = {}  # noqa: RUF012 - replaced, never changed
    own_presets: dict[str, object] = {}  # noqa: RUF012 - replaced, never changed
    device: Annotated[
        str,
        Declared(
            mark("Device"), page=Page.MODELS, group=mark("Speed"), kind=Kind.OFFERED, longest=500
        ),
    ] = ""
    draft: Annotated[
        str,
        Declared(
            mark("Guesses ahead"),
            mark(
                "A small model guesses the next words, the large one checks them in one go: the "
                "same answers, often sooner. It must have the same vocabulary, and fit into memory "
                "beside the other."
            ),
            page=Page.MODELS,
            group=mark("Speed"),
            kind=Kind.OFFERED,
        ),
    ] = ""
    threads: Annotated[int, everywhere("threads")] = 0
    gpu_layers: Annotated[int, everywhere("gpu_layers")] = -1
    peers: str = ""
    uses_peers: bool = False
    makes_titles: Annotated[
        bool,
        Declared(
            mark("Let the model make titles"),
            mark("It gives a new conversation a title after its first answer."),
            page=Page.PRIVACY,
            group=mark("Conversations"),
        ),
    ] = True
    lock_after_min: Annotated[
        int,
        Declared(
            mark("Lock when nobody uses Penseur"),
            mark("Conversations that have a passphrase are locked after so many minutes."),
            page=Page.PRIVACY,
            group=mark("Conversations"),
            unit=mark("minutes"),
            least=0,
            most=1440,
            least_label=mark("Never"),
        ),
    ] = 15
    instructions: Annotated[
        str,
        Declared(
            mark("About you"),
            mark(
                "What every model should know before your question: who you are, how you like "
                "answers to be. It takes room in the context."
            ),
            page=Page.INSTRUCTIONS,
            kind=Kind.LONG_TEXT,
            longest=8000,
            refusal=mark("This is longer than 8,000 characters. Shorten it; it was not changed."),
        ),
    ] = ""
    uses_instructions: Annotated[
        bool,
        Declared(
            mark("Give models your instructions"),
            mark("They go before the first question of each conversation."),
            page=Page.INSTRUCTIONS,
        ),
    ] = False
    notifies_of_answers: Annotated[
        bool,
        Declared(
            mark("When an answer is there"),
            mark("The system says so while you use other programs."),
            page=Page.DESKTOP,
            group=mark("Notifications"),
        ),
    ] = True
    notifies_of_downloads: Annotated[
        bool,
        Declared(mark("When a model has arrived"), page=Page.DESKTOP, group=mark("Notifications")),
    ] = True
    notices_show_text: Annotated[
        bool,
        Declared(
            mark("Show the conversation in them"),
            mark("Its title and how the answer begins: others may see it on your screen."),
            page=Page.DESKTOP,
            group=mark("Notifications"),
        ),
    ] = False
    shows_tray: Annotated[
        bool,
        Declared(
            mark("Icon in the tray"),
            mark("Beside the clock; it opens the window and the quick question."),
            page=Page.DESKTOP,
            group=mark("Tray and quick question"),
        ),
    ] = False
    closes_to_tray: Annotated[
        bool,
        Declared(
            mark("Stay in the tray when the window is closed"),
            mark("Quit in the Chat menu ends the program."),
            page=Page.DESKTOP,
            group=mark("Tray and quick question"),
        ),
    ] = False
    quick_ask_keys: Annotated[
        str,
        Declared(
            mark("Keys for a quick question"),
            mark(
                "They work in all programs while Penseur runs, where the system allows it. For "
                "example Ctrl+Alt+Space; empty for none."
            ),
            page=Page.DESKTOP,
            group=mark("Tray and quick question"),
            longest=40,
            accepts=are_keys,
            refusal=mark(
                "Keys are written like Ctrl+Alt+Space, with Ctrl, Alt or Meta. They were not "
                "changed."
            ),
        ),
    ] = ""
    shortcuts: dict[str, object] = {}  # noqa: RUF012 - replaced, never changed
    recent_commands: str = ""

    @property
    def reachable_hub(self) -> str:
        """Address of the Hub; empty when nothing may be asked of it."""
        return "" if self.is_offline else self.hub_endpoint
