"""Reads and writes the settings file, JSON; read at every start, so without a library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.settings import Settings
from app.system.files import write_atomically


def load_settings(path: Path) -> tuple[Settings, Path | None]:
    """The saved settings, or the defaults.

    Fields that this version does not know are ignored, and so are values of a wrong type. What is
    beyond its limits becomes the nearest number that is allowed, or the default.

    Returns:
        The settings, and where a file that could not be read was set aside (``None`` if all was
        well).
    """
    try:
        data = path.read_bytes()
    except OSError:
        return Settings(), None
    import json  # after the check: a first start need not wait for it

    try:
        saved = json.loads(data)
        if not isinstance(saved, dict):
            raise TypeError  # noqa: TRY301 - handled with the other damages just below
    except (ValueError, TypeError, RecursionError):
        aside = path.with_suffix(".damaged.json")
        try:
            path.replace(aside)
        except OSError:
            return Settings(), path
        return Settings(), aside
    return _checked(saved), None


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    import json

    write_atomically(path, json.dumps(settings._asdict(), indent=2).encode())


def _checked(saved: dict[str, Any]) -> Settings:
    if habits := saved.get("thinking_of_models"):  # as older versions kept them
        from app.core.kept_presets import from_habits

        saved = {"presets_of_models": from_habits(habits), **saved}
    values: dict[str, Any] = {}
    for name, default in Settings._field_defaults.items():
        kind: Any = type(default)
        if name not in saved:
            continue
        try:
            value = saved[name]
            if kind is float and type(value) is int:
                value = float(value)
            # bool is a kind of int, and a choice is made from its text
            value = value if type(value) is kind else kind(_text(value))
            values[name] = value if value == default else _allowed(name, value)
        except (ValueError, TypeError):
            continue
    return Settings(**values)


def _allowed(name: str, value: Any) -> Any:
    """The value, or what its declaration allows in its place."""
    # the declarations are read only for what can be beyond its limits
    annotation = str(Settings.__annotations__[name])
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    is_text_checked = "accepts=" in annotation or "everywhere(" in annotation
    if "Annotated" not in annotation or not (is_number or is_text_checked):
        return value
    from app.core.declarations import allowed, declaration_of

    declaration = declaration_of(Settings, name)
    return value if declaration is None else allowed(declaration, value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
