"""Entry of the program and of its child processes; imports are lazy so that a child loads no Qt."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the role that the command line names; without one, the window."""
    match sys.argv[1:]:
        case ["--engine", *arguments]:
            from app.engine.bindings import import_c_api

            import_c_api()
            from app.engine.process import main as engine_main

            return engine_main(arguments)
        case ["--downloader", *arguments]:
            from app.hub.process import main as downloader_main

            return downloader_main(arguments)
        case ["--peer", *arguments]:
            from app.engine.peer_server import main as peer_main

            return peer_main(arguments)
        case arguments if (question := _after_ask(arguments)) is not None:
            from app.ask import main as ask_main

            return ask_main(question)
        case arguments:
            from app.main import main as window_main

            return window_main(arguments)


def _after_ask(arguments: list[str]) -> list[str] | None:
    """The arguments of ``ask``, before which options of the whole program may stand; else none."""
    before: list[str] = []
    rest = list(arguments)
    while rest and rest[0].startswith("--"):
        option = rest.pop(0)
        if option == "--data-dir" and rest:
            before += [option, rest.pop(0)]
        elif option.startswith("--data-dir="):
            before.append(option)
        elif option != "--offline":  # which ``ask`` always is
            return None
    return [*before, *rest[1:]] if rest[:1] == ["ask"] else None


if __name__ == "__main__":
    sys.exit(main())
