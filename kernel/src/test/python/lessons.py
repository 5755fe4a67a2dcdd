"""Runs the lessons with nbclient, nbconvert and papermill, each a lesson of its own, as their users do.

Usage: python lessons.py NOTEBOOKS OUT
"""

import pathlib
import subprocess
import sys

import nbclient
import nbformat

notebooks, out = map(pathlib.Path, sys.argv[1:])
out.mkdir(parents=True, exist_ok=True)
LIMIT_SECONDS = 300


def check(notebook, by):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    errors = [output for output in outputs if output.output_type == "error"]
    reports = [output for output in outputs if "text/html" in output.get("data", {})]
    assert not errors, f"{by}: {errors[0].ename}: {errors[0].evalue}"
    assert reports, f"{by}: no report was shown"
    assert "widgets" not in notebook.metadata, f"{by}: widgets were left behind"
    print(f"ok   {by}: {len(outputs)} outputs, {len(reports)} of them reports", flush=True)


def by_nbclient(lesson):
    notebook = nbformat.read(lesson, as_version=4)
    resources = {"metadata": {"path": str(notebooks)}}
    nbclient.NotebookClient(notebook, timeout=LIMIT_SECONDS, kernel_name="makespan", resources=resources).execute()
    check(notebook, f"nbclient runs {lesson.name}")


def by_command(lesson, program, arguments):
    target = out / lesson.name
    command = [program, *arguments(lesson, target)]
    done = subprocess.run(command, cwd=notebooks, capture_output=True, text=True, timeout=3 * LIMIT_SECONDS)
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stderr[-3000:]}"
    check(nbformat.read(target, as_version=4), f"{program} runs {lesson.name}")


def nbconvert(lesson, target):
    return [
        "nbconvert", "--to", "notebook", "--execute", f"--ExecutePreprocessor.timeout={LIMIT_SECONDS}",
        "--ExecutePreprocessor.kernel_name=makespan", f"--output-dir={target.parent}", f"--output={target.name}",
        str(lesson),
    ]  # fmt: skip


def papermill(lesson, target):
    return ["--kernel", "makespan", "--no-progress-bar", str(lesson), str(target)]


lessons = sorted(notebooks.glob("[0-9][0-9]-*.ipynb"))
assert len(lessons) >= 3, f"no lessons in {notebooks}"
by_nbclient(lessons[0])
by_command(lessons[1], "jupyter", nbconvert)
by_command(lessons[2], "papermill", papermill)
