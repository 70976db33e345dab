"""Runs whole processes and measures them by what the system itself accounts for."""

import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time


class Clock:
    """What is left of the time that everything together may take."""

    def __init__(self, budget):
        self.end = time.monotonic() + budget

    def left(self):
        return self.end - time.monotonic()


class Failed(Exception):
    """A program did not do what it was called for."""


def once(command, folder, variables, patience):
    """Seconds, peak resident memory in MiB and processor seconds of one run, which must end well."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8", **variables}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True)
        alarm = threading.Timer(max(patience, 1), lambda: os.killpg(process.pid, signal.SIGKILL))
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            text = said.read().decode(errors="replace")[-2000:]
            raise Failed(f"{command[0]} ended with {process.returncode}: {text}")
    return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


class Entrant:
    """Somebody who takes part in a contest.

    command: what is measured; before: what is done before each round, not measured.
    """

    def __init__(self, name, command, folder, variables=None, before=None):
        self.name = name
        self.command = command
        self.folder = folder
        self.variables = variables or {}
        self.before = before or (lambda round: None)
        self.seconds = []
        self.memory = []
        self.processor = []
        self.note = ""

    def result(self):
        if not self.seconds:
            return {"name": self.name, "note": self.note or "no time was left"}
        return {
            "name": self.name,
            "median": statistics.median(self.seconds),
            "least": min(self.seconds),
            "most": max(self.seconds),
            "rounds": len(self.seconds),
            "peak_mib": max(self.memory),
            "processor": statistics.median(self.processor),
            "note": self.note,
        }


def in_turn(entrants, rounds, clock, warm=1):
    """Measures all of them A B C A B C …, so that a machine that changes its speed changes it for all."""
    for number in range(-warm, rounds):
        for entrant in entrants:
            if clock.left() < 5 or (entrant.note and not entrant.seconds):
                continue
            try:
                entrant.before(number)
                seconds, memory, processor = once(
                    entrant.command, entrant.folder, entrant.variables, clock.left())
            except Failed as failure:
                entrant.note = str(failure).split("\n")[0][:200]
                continue
            if number >= 0:
                entrant.seconds.append(seconds)
                entrant.memory.append(memory)
                entrant.processor.append(processor)
    return [entrant.result() for entrant in entrants]
