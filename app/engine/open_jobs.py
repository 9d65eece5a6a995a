"""The jobs that engine processes have not ended yet, in the order in which they do them."""

from __future__ import annotations

import threading
from typing import NamedTuple

from app.engine.loaded import LoadedFile, UsedServer


class OpenJob(NamedTuple):
    """A job that waits for its final event.

    Attributes:
        job: its id.
        generation: number of the process that has it.
        used: what it loads or answers with; ``None`` for neither.
        is_load: it puts ``used`` in the place of what was loaded before.
        is_aside: the process does it beside the others, which go on.
    """

    job: int
    generation: int
    used: LoadedFile | UsedServer | None = None
    is_load: bool = False
    is_aside: bool = False


class OpenJobs:
    """All open jobs. Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[int, OpenJob] = {}

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def __contains__(self, job: int) -> bool:
        return job in self._jobs

    def add(self, job: OpenJob) -> None:
        """A request is about to be sent."""
        with self._lock:
            self._jobs[job.job] = job

    def take(self, job: int) -> OpenJob | None:
        """A job ends; ``None`` if it has ended before."""
        with self._lock:
            return self._jobs.pop(job, None)

    def of(self, generation: int) -> list[OpenJob]:
        """Those that a process has, oldest first."""
        with self._lock:
            return [job for job in self._jobs.values() if job.generation == generation]

    def first(self, generation: int) -> OpenJob | None:
        """The one that a process is at."""
        return next((job for job in self.of(generation) if not job.is_aside), None)
