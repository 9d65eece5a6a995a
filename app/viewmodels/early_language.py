"""The user's language where there is no window: in a terminal, or before the program starts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.system.paths import Paths, resources_dir
from app.system.settings_file import load_settings
from app.viewmodels.language import Languages


def speak_early(paths: Paths) -> QCoreApplication:
    """Speak the language that the settings choose.

    Returns:
        the application, which must be kept for as long as something is said.
    """
    application = QCoreApplication.instance() or QCoreApplication([])
    settings, _ = load_settings(paths.settings)
    Languages(application, resources_dir() / "translations").speak(settings.language)
    return application
