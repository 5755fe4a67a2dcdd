"""Starts, cells, interrupts and memory of Jupyter kernels, start by start in turn, as a Markdown table of medians."""

import argparse
import os
import platform
import queue
import statistics
import sys
import time

import psutil
from jupyter_client.manager import KernelManager

BASELINE = "python3"
LOOPS = {BASELINE: "while True: pass"}
LOOP = "while (true) {}"
START_SECONDS = 90
CELL_SECONDS = 60
SETTLE_SECONDS = 0.3
ROWS = [
    ("start", "start to the first kernel_info_reply, ms"),
    ("first", "first cell `1+1` of a fresh kernel, ms"),
    ("cell", "`1+1` once warm, ms"),
    ("interrupt", "interrupt of an endless loop, ms"),
    ("memory", "memory (RSS) after 100 cells, MB"),
]


class Kernel:
    def __init__(self, name):
        self.manager = KernelManager(kernel_name=name)
        begin = time.perf_counter()
        self.manager.start_kernel(stdout=open(os.devnull, "wb"), stderr=open(os.devnull, "wb"))
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.answer(self.client.kernel_info(), START_SECONDS)
        self.started = millis(begin)
        time.sleep(SETTLE_SECONDS)

    def answer(self, request, seconds):
        """Waits for the reply to a request on the shell channel."""
        end = time.perf_counter() + seconds
        while True:
            reply = self.client.get_shell_msg(timeout=max(0.001, end - time.perf_counter()))
            if reply["parent_header"].get("msg_id") == request:
                return reply

    def execute(self, code):
        """Returns the milliseconds from the request to the reply; what is published meanwhile is read afterwards."""
        begin = time.perf_counter()
        request = self.client.execute(code)
        self.answer(request, CELL_SECONDS)
        taken = millis(begin)
        self.await_idle(request)
        return taken

    def await_idle(self, request):
        while True:
            message = self.client.get_iopub_msg(timeout=CELL_SECONDS)
            if (
                message["parent_header"].get("msg_id") == request
                and message["msg_type"] == "status"
                and message["content"]["execution_state"] == "idle"
            ):
                return

    def interrupt(self, loop):
        request = self.client.execute(loop)
        time.sleep(1)
        begin = time.perf_counter()
        self.manager.interrupt_kernel()
        self.answer(request, CELL_SECONDS)
        taken = millis(begin)
        self.await_idle(request)
        return taken

    def memory(self):
        root = psutil.Process(self.manager.provisioner.pid)
        return sum(process.memory_info().rss for process in [root, *root.children(recursive=True)]) / 2**20

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)


def millis(begin):
    return (time.perf_counter() - begin) * 1000


def starts(names, count):
    """Starts and first cells, one start of each kernel after the other, so that they share the machine's moods."""
    taken = {name: {"start": [], "first": []} for name in names}
    for _ in range(count):
        for name in names:
            kernel = Kernel(name)
            try:
                taken[name]["start"].append(kernel.started)
                taken[name]["first"].append(kernel.execute("1+1"))
            except queue.Empty:
                print(f"{name} did not answer", file=sys.stderr)
            finally:
                kernel.close()
    return taken


def session(name, cells, warm):
    kernel = Kernel(name)
    try:
        for _ in range(warm):
            kernel.execute("1+1")
        memory = kernel.memory()
        times = [kernel.execute("1+1") for _ in range(cells)]
        interrupts = [kernel.interrupt(LOOPS.get(name, LOOP)) for _ in range(5)]
        return {"cell": times, "interrupt": interrupts, "memory": [memory]}
    except queue.Empty:
        return {"cell": [], "interrupt": [], "memory": []}
    finally:
        kernel.close()


def table(names, taken):
    lines = ["| median | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for key, title in ROWS:
        base = statistics.median(taken[BASELINE][key]) if taken.get(BASELINE, {}).get(key) else None
        lines.append(f"| {title} | " + " | ".join(entry(taken[name][key], base, name) for name in names) + " |")
    return "\n".join(lines)


def entry(values, base, name):
    if not values:
        return "no answer"
    median = statistics.median(values)
    ratio = f" ({median / base:.2f}×)" if base and name != BASELINE else ""
    return f"{median:.0f}{ratio}" if median >= 20 else f"{median:.1f}{ratio}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kernels", nargs="*", default=["python3", "makespan", "java", "kotlin"], metavar="KERNEL")
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--cells", type=int, default=200)
    parser.add_argument("--warm", type=int, default=100)
    given = parser.parse_args()
    taken = starts(given.kernels, given.starts)
    for name in given.kernels:
        taken[name].update(session(name, given.cells, given.warm))
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}; {given.starts} starts, {given.cells} cells after {given.warm}\n")
    print(table(given.kernels, taken))


if __name__ == "__main__":
    main()
