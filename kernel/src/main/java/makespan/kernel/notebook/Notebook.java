package makespan.kernel.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notebook of nbformat 4 over its JSON: what this class does not know, it keeps, in its order. Not thread-safe.
 *
 * @see <a href="https://nbformat.readthedocs.io/en/latest/format_description.html">the notebook file format</a>
 */
public final class Notebook {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final JsonObject json;
    private final List<NotebookCell> cells;

    private Notebook(JsonObject json, List<NotebookCell> cells) {
        this.json = json;
        this.cells = List.copyOf(cells);
    }

    /**
     * Reads a notebook from a file in UTF-8.
     *
     * @throws NotebookFormatException if the file is no notebook of format 4
     * @throws IOException if the file cannot be read
     */
    public static Notebook read(Path file) throws IOException {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
            throw new NotebookFormatException("'" + file + "' is not a notebook: it is not text in UTF-8");
        }
    }

    /**
     * Returns the notebook that a JSON text holds.
     *
     * @param name what messages call the text
     * @throws NotebookFormatException if the text is no notebook of format 4
     */
    public static Notebook parse(String text, String name) {
        JsonObject json = object(text, name);
        JsonElement format = json.get("nbformat");
        if (!isNumber(format)) {
            throw new NotebookFormatException("'" + name + "' is not a notebook: it has no field 'nbformat'");
        }
        if (format.getAsDouble() != 4) {
            throw new NotebookFormatException("'" + name + "' is a notebook of format " + format
                    + ", and only format 4 can be read: open it in JupyterLab and save it again");
        }
        if (!(json.get("cells") instanceof JsonArray array)) {
            throw new NotebookFormatException("'" + name + "' is not a notebook: it has no list 'cells'");
        }
        List<NotebookCell> cells = new ArrayList<>();
        for (JsonElement element : array) {
            if (!(element instanceof JsonObject cell) || !NotebookCell.isCell(cell)) {
                throw new NotebookFormatException(
                        "'" + name + "' is not a notebook: its cell " + (cells.size() + 1) + " has no type or source");
            }
            cells.add(new NotebookCell(cell));
        }
        return new Notebook(json, cells);
    }

    private static JsonObject object(String text, String name) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (element instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
                return object;
            }
        } catch (JsonParseException | IOException | NumberFormatException | StackOverflowError e) {
            throw new NotebookFormatException("'" + name + "' is not a notebook: it is not JSON");
        }
        throw new NotebookFormatException("'" + name + "' is not a notebook: it is not a JSON object");
    }

    /** Returns all cells, in order. */
    public List<NotebookCell> cells() {
        return cells;
    }

    /** Returns the name of the language that the notebook says it is written in, if it says so. */
    public @Nullable String language() {
        JsonObject metadata = metadata();
        if (metadata.get("language_info") instanceof JsonObject info && info.has("name")) {
            return info.get("name").getAsString();
        }
        if (metadata.get("kernelspec") instanceof JsonObject spec && spec.has("language")) {
            return spec.get("language").getAsString();
        }
        return null;
    }

    /** Names Makespan as the notebook's kernel if no kernel is named yet. */
    public void nameKernelIfAbsent() {
        if (metadata().has("kernelspec")) {
            return;
        }
        JsonObject spec = new JsonObject();
        spec.addProperty("display_name", "Makespan (Groovy)");
        spec.addProperty("language", "groovy");
        spec.addProperty("name", "makespan");
        metadata().add("kernelspec", spec);
    }

    /** Records what the kernel said about its language, as Jupyter's own clients do. */
    public void setLanguageInfo(JsonObject languageInfo) {
        metadata().add("language_info", languageInfo.deepCopy());
    }

    private JsonObject metadata() {
        if (json.get("metadata") instanceof JsonObject metadata) {
            return metadata;
        }
        JsonObject metadata = new JsonObject();
        json.add("metadata", metadata);
        return metadata;
    }

    /** Returns the notebook in the layout that Jupyter writes: one space of indentation, a newline at the end. */
    public String toJson() {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent(" ");
            GSON.toJson(json, writer);
        } catch (IOException e) {
            throw new AssertionError("a StringWriter does not fail", e);
        }
        return text.append('\n').toString();
    }

    private static boolean isNumber(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isNumber();
    }
}
