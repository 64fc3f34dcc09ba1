"""Runs a command as a whole process: its time and the memory it took."""

import os
import subprocess
import time


def run(command, **options):
    """(wall seconds, CPU seconds, peak resident bytes) of a run that worked."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def median(values):
    ordered = sorted(values)
    return ordered[len(ordered) // 2]
