package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import makespan.graph.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cells that are evaluated again. */
class RerunTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<String> tasks() {
        return notebook.graph("graph").tasks().stream().map(Task::name).toList();
    }

    @Test
    void aCellsTasksReplaceThoseItDeclaredBefore() {
        assertNull(notebook.evaluateAs("A", "def a = task { 1 }\ndef old = task(a) { it }")
                .error());
        assertNull(notebook.evaluateAs("B", "def b = task { a() + 1 }").error());
        assertNull(notebook.evaluateAs("A", "def a = task { 10 }").error());
        assertEquals(List.of("a", "b"), tasks());
        assertEquals(11, notebook.run("b()"));
    }

    @Test
    void aCellOfTheSameTextIsTheSameCell() {
        notebook.run("task { 1 }\ntask { 2 }");
        notebook.run("task { 1 }\ntask { 2 }");
        assertEquals(List.of("task-1", "task-2"), tasks());
    }

    @Test
    void aTaskDeclaredByAnotherCellIsReplaced() {
        notebook.run("def a = task { 1 }\ndef b = task(a) { it + 1 }");
        assertEquals(2, notebook.run("b()"));
        notebook.run("def a = task { 5 }");
        assertEquals(6, notebook.run("b()"));
        assertEquals(List.of("a", "b"), tasks());
    }

    @Test
    void aHandleOfATaskThatIsGoneSaysSo() {
        notebook.evaluateAs("A", "def a = task { 1 }\nkept = a");
        notebook.evaluateAs("A", "def z = 1");
        CellError error = notebook.fails("kept()");
        assertEquals("Task 'a' is not declared any more: its cell was evaluated again without it", error.message());
    }

    @Test
    void aCellThatDoesNotCompileChangesNothing() {
        notebook.evaluateAs("A", "def a = task { 1 }");
        notebook.evaluateAs("A", "def a = task { 1 ");
        assertEquals(List.of("a"), tasks());
    }

    @Test
    void aFunctionOfACellGoesWithIt() {
        notebook.evaluateAs("A", "def f(a, b) { 2 }");
        notebook.evaluateAs("A", "def f(a) { 1 }");
        assertEquals(1, notebook.run("f(0)"));
        notebook.fails("f(0, 0)");
    }
}
