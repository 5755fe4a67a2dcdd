"""The checks of jupyter_kernel_test, each with a sample, against the installed kernelspec 'makespan'.

Run: python -m unittest test_makespan_kernel, where jupyter_kernel_test is installed and Jupyter finds the kernelspec.
"""

import unittest

import jupyter_kernel_test


class MakespanKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = "makespan"
    language_name = "groovy"
    file_extension = ".groovy"

    code_hello_world = "println 'hello, world'"
    code_stderr = "System.err.println 'to standard error'"
    code_page_something = "page('a long text')"
    code_generate_error = "throw new IllegalStateException('on purpose')"
    code_inspect_sample = "java.util.List"
    code_clear_output = "clearOutput(false)"

    completion_samples = [
        {"text": "'abc'.toUpp", "matches": {"toUpperCase"}},
        {"text": "instanc", "matches": {"instanceof"}},
        {"text": "StringTok", "matches": {"StringTokenizer"}},
        {"text": "spee", "matches": {"speedup"}},
    ]

    complete_code_samples = ["1 + 1", "println 'hello'", "def f(x) { x * 2 }", "def a = task { 1 }\nrun(a)"]
    incomplete_code_samples = ["def f(x) {", "task {", "[1, 2,", "'''open"]
    invalid_code_samples = ["1 + * 2", "def class", "}"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "[1, 2, 3].sum()", "result": "6"},
        {"code": "'ab'.reverse()", "result": "ba"},
        {"code": "[a: 1]", "result": "[a:1]"},
    ]
    code_display_data = [
        {"code": "display('<b>bold</b>', 'text/html')", "mime": "text/html"},
        {"code": "show graph('two') { def a = task { 1 }; task(a) { it } }", "mime": "image/png"},
    ]

    code_history_pattern = "6 * ?"
    supported_history_operations = ("tail", "range", "search")


if hasattr(jupyter_kernel_test, "IopubWelcomeTests"):

    class MakespanWelcomeTest(jupyter_kernel_test.IopubWelcomeTests):
        kernel_name = "makespan"
        support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
