package makespan.kernel.display;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.UUID;
import makespan.kernel.output.CellOutput;
import makespan.kernel.output.OutputRouter;
import makespan.kernel.output.StandardInput;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/**
 * What a notebook's cells can use besides the words of the DSL; every cell has it imported. It serves the kernel that
 * this process runs.
 */
public final class Notebook {
    private static volatile @Nullable Notebook current;

    private final Displays displays;
    private final CellDisplays cells;
    private final OutputRouter outputs;
    private final StandardInput stdin;

    /** Creates the notebook of a kernel; {@link #makeCurrent} lets cells use it. */
    public Notebook(Displays displays, CellDisplays cells, OutputRouter outputs, StandardInput stdin) {
        this.displays = displays;
        this.cells = cells;
        this.outputs = outputs;
        this.stdin = stdin;
    }

    /** Makes this the notebook that the static methods serve. */
    public void makeCurrent() {
        current = this;
    }

    /**
     * Shows a value in the cell.
     *
     * @param mimeTypes the forms wanted, such as {@code text/html}; none for all that the value has
     * @return id under which {@link #updateDisplay} can change what is shown
     */
    public static String display(Object value, String... mimeTypes) {
        Notebook notebook = current();
        MimeBundle bundle = notebook.displays.as(value, mimeTypes);
        return value instanceof DisplayData data && data.hasDisplayId()
                ? notebook.cells.show(bundle, data.getDisplayId())
                : notebook.cells.show(bundle, UUID.randomUUID().toString());
    }

    /** Shows another value where {@link #display} showed one. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        Notebook notebook = current();
        notebook.cells.update(notebook.displays.as(value, mimeTypes), id);
    }

    /**
     * Removes what the cell has shown.
     *
     * @param wait whether to do so only when the next output comes, which avoids flicker
     */
    public static void clearOutput(boolean wait) {
        CellOutput cell = current().outputs.owner();
        if (cell != null) {
            JsonObject content = new JsonObject();
            content.addProperty("wait", wait);
            cell.publish("clear_output", content);
        }
    }

    /** Shows a value in the front end's pager, if it has one, once the cell has ended. */
    public static void page(Object value) {
        CellOutput cell = current().outputs.owner();
        if (cell != null) {
            JsonObject payload = new JsonObject();
            payload.addProperty("source", "page");
            payload.add("data", current().displays.of(value).data());
            payload.addProperty("start", 0);
            cell.addPayload(payload);
        }
    }

    /**
     * Offers a text to be edited and run, once the cell has ended.
     *
     * @param replace whether it takes the place of the cell's own text, rather than a new cell
     */
    public static void nextInput(String text, boolean replace) {
        CellOutput cell = current().outputs.owner();
        if (cell != null) {
            JsonObject payload = new JsonObject();
            payload.addProperty("source", "set_next_input");
            payload.addProperty("text", text);
            payload.addProperty("replace", replace);
            cell.addPayload(payload);
        }
    }

    /** Returns the registry of renderings, where a cell can register how its own classes are shown. */
    public static Renderer renderer() {
        return current().displays.renderer();
    }

    /**
     * Asks the user for a line of text.
     *
     * @throws IOException if the client answers no questions, or the cell is interrupted
     */
    public static String input(String prompt) throws IOException {
        return current().stdin.ask(prompt, false);
    }

    /** Asks the user for a line of text that is not shown as it is typed; otherwise as {@link #input}. */
    public static String password(String prompt) throws IOException {
        return current().stdin.ask(prompt, true);
    }

    private static Notebook current() {
        Notebook notebook = current;
        if (notebook == null) {
            throw new IllegalStateException("no kernel runs in this process");
        }
        return notebook;
    }
}
