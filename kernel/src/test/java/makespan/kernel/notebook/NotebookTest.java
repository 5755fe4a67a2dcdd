package makespan.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NotebookTest {
    private static final String UNTOUCHED = """
            {
             "cells": [
              {
               "cell_type": "code",
               "id": "a-1",
               "metadata": {
                "tags": [
                 "x"
                ],
                "mine": 1.0
               },
               "execution_count": null,
               "outputs": [],
               "source": [
                "def a = 1 < 2 && 'é→'\\n",
                "a"
               ]
              }
             ],
             "unknown": {
              "z": null,
              "a": "<b>&amp;"
             },
             "metadata": {},
             "nbformat_minor": 5,
             "nbformat": 4
            }
            """;

    @Test
    void whatIsNotUnderstoodKeepsItsPlaceAndForm() {
        assertEquals(UNTOUCHED, Notebook.parse(UNTOUCHED, "n.ipynb").toJson());
    }

    @Test
    void aSourceInLinesIsOneText() {
        NotebookCell cell = Notebook.parse(UNTOUCHED, "n.ipynb").cells().get(0);

        assertEquals("def a = 1 < 2 && 'é→'\na", cell.source());
        assertEquals("def a = 1 < 2 && 'é→'", cell.firstLine());
    }

    @Test
    void theKernelIsNamedOnlyWhereNoneIs() {
        Notebook unnamed = Notebook.parse("{\"nbformat\": 4, \"cells\": []}", "n.ipynb");
        Notebook named = Notebook.parse(
                "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \"mine\"}}}", "n.ipynb");
        unnamed.nameKernelIfAbsent();
        named.nameKernelIfAbsent();

        assertTrue(unnamed.toJson().contains("\"name\": \"makespan\""));
        assertTrue(named.toJson().contains("\"name\": \"mine\""));
    }

    @Test
    void whatIsNoNotebookIsRefusedInOneLine() {
        assertRefused("", "'n.ipynb' is not a notebook: it is not a JSON object");
        assertRefused("hello", "'n.ipynb' is not a notebook: it is not JSON");
        assertRefused("[".repeat(100_000), "'n.ipynb' is not a notebook: it is not JSON");
        assertRefused("[]", "'n.ipynb' is not a notebook: it is not a JSON object");
        assertRefused("{}", "'n.ipynb' is not a notebook: it has no field 'nbformat'");
        assertRefused("{\"nbformat\": 4}", "'n.ipynb' is not a notebook: it has no list 'cells'");
        assertRefused(
                "{\"nbformat\": 3}",
                "'n.ipynb' is a notebook of format 3, and only format 4 can be read:"
                        + " open it in JupyterLab and save it again");
        assertRefused(
                "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}",
                "'n.ipynb' is not a notebook: its cell 1 has no type or source");
    }

    private static void assertRefused(String text, String message) {
        NotebookFormatException e = assertThrows(NotebookFormatException.class, () -> Notebook.parse(text, "n.ipynb"));
        assertEquals(message, e.getMessage());
    }
}
