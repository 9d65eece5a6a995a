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
        case ["ask", *arguments]:
            from app.ask import main as ask_main

            return ask_main(arguments)
        case arguments:
            from app.main import main as window_main

            return window_main(arguments)


if __name__ == "__main__":
    sys.exit(main())
