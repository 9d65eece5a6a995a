"""Where the program keeps its things on this machine.

Every place can be moved with one environment variable, ``PENSEUR_HOME`` (used by the tests and
by people who carry the program on a stick), which ``--data-dir`` sets; else ``platformdirs``
decides.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "Penseur"
HOME_VARIABLE = "PENSEUR_HOME"


@dataclass(frozen=True)
class Paths:
    """The program's folders; made on demand by ``ensure``.

    Attributes:
        data: the database and whatever a person would miss.
        config: settings.
        cache: what can be made again.
        logs: log files of all three processes.
        models: downloaded models, ``<publisher>/<repo>/<file>.gguf``.
    """

    data: Path
    config: Path
    cache: Path
    logs: Path
    models: Path

    @property
    def database(self) -> Path:
        """The SQLite file that holds the conversations."""
        return self.data / "conversations.db"

    @property
    def settings(self) -> Path:
        """The settings file (JSON)."""
        return self.config / "settings.json"

    @property
    def states(self) -> Path:
        """The folder of evaluated conversations (``app.engine.saved_states``)."""
        return self.cache / "states"

    @property
    def downloads(self) -> Path:
        """The file of the downloads that have not ended (JSON)."""
        return self.data / "downloads.json"

    @property
    def connections(self) -> Path:
        """The log of what went over the network."""
        return self.logs / "connections.jsonl"

    @property
    def servers(self) -> Path:
        """The file of the servers that the user has entered (JSON, without keys)."""
        return self.config / "servers.json"

    def models_folder(self, chosen: str) -> Path:
        """Where downloaded models go: what was chosen, or the usual place."""
        return Path(chosen) if chosen else self.models

    def ensure(self) -> None:
        """Create the folders, readable by their owner only.

        Raises:
            OSError: a folder cannot be made.
        """
        for folder in (self.data, self.config, self.cache, self.logs, self.models):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def default_paths() -> Paths:
    """The folders of this user on this machine; none is created here."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home)
        return Paths(root / "data", root / "config", root / "cache", root / "logs", root / "models")
    dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
    data = dirs.user_data_path
    return Paths(
        data=data,
        config=dirs.user_config_path,
        cache=dirs.user_cache_path,
        logs=dirs.user_log_path,
        models=data / "Models",
    )


def use_home(folder: Path) -> None:
    """Have all the program's folders in one, in this process and its children."""
    os.environ[HOME_VARIABLE] = str(folder.absolute())


def resources_dir() -> Path:
    """The folder of icons, themes, the catalog and the shipped model, in a bundle or a checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources"
