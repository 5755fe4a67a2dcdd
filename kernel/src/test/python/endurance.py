"""Five thousand cells in flat memory, and a kernel whose client is killed.

Usage: python endurance.py [CELLS]
"""

import os
import signal
import subprocess
import sys
import time

import psutil
from jupyter_client.manager import KernelManager

CELLS = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
GROWTH = 1.2  # what the process may take more at the end than after the first two fifths, measured: 1.1

KINDS = [
    "x{n} = {n}; x{n} + 1",
    "def f{m}(a) {{ a * {n} }}; f{m}(2)",
    "class C{m} {{ int v = {n} }}; new C{m}().v",
    "(1..20).collect {{ it * {n} }}.findAll {{ it % 2 == 0 }}.sum()",
    "def t{m} = task {{ {n} }}; t{m}()",
    "println 'line {n}'",
    "throw new IllegalStateException('on purpose {n}')",
]


def cell(n):
    return KINDS[n % len(KINDS)].format(n=n, m=n % 50) + ("" if n % len(KINDS) else f"; x{n} = null")


def flat_memory():
    manager = KernelManager(kernel_name="makespan")
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    process = psutil.Process(manager.provisioner.pid)
    sizes = {}
    for n in range(1, CELLS + 1):
        reply = client.execute_interactive(cell(n), output_hook=lambda message: None, timeout=60, stop_on_error=False)
        expected = "error" if n % len(KINDS) == 6 else "ok"
        assert reply["content"]["status"] == expected, (cell(n), reply["content"])
        if n % (CELLS // 5) == 0:
            sizes[n] = process.memory_info().rss / 2**20
    print("memory after cells:", {n: f"{mb:.0f} MB" for n, mb in sizes.items()}, flush=True)
    first, last = sizes[2 * (CELLS // 5)], sizes[CELLS // 5 * 5]
    client.stop_channels()
    manager.shutdown_kernel()
    assert last <= GROWTH * first, f"memory grew from {first:.0f} to {last:.0f} MB"
    print(f"ok   {CELLS} cells in flat memory", flush=True)


CLIENT = """
import sys, time
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="makespan")
manager.start_kernel()
client = manager.blocking_client()
client.start_channels()
client.wait_for_ready(timeout=60)
client.execute("while (true) {}")
print(manager.provisioner.pid, flush=True)
time.sleep(600)
"""


def killed_client():
    client = subprocess.Popen([sys.executable, "-c", CLIENT], stdout=subprocess.PIPE, text=True)
    kernel = psutil.Process(int(client.stdout.readline()))
    begin = time.monotonic()
    os.kill(client.pid, signal.SIGKILL)
    client.wait()
    kernel.wait(timeout=5)
    print(f"ok   a kernel ends {time.monotonic() - begin:.1f} s after its client was killed", flush=True)


killed_client()
flat_memory()
