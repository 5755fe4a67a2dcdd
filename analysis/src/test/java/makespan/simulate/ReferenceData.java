package makespan.simulate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Graphs made by others, and the answers of an independent implementation for them: files in the folder that the system
 * property {@code makespan.data} names. A test that needs them is skipped where they are absent.
 */
final class ReferenceData {
    private static final Path FOLDER = Path.of(System.getProperty("makespan.data", "missing"));

    /** A line of a table, by the names of its columns. */
    record Row(Map<String, String> cells) {
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        int integer(String column) {
            return Integer.parseInt(text(column));
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }
    }

    private ReferenceData() {}

    /** Skips the running test where a folder of the data is absent. */
    static void requireFolder(String name) {
        assumeTrue(Files.isDirectory(FOLDER.resolve(name)), "no folder " + name + " in " + FOLDER);
    }

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static List<Row> rows(String table) throws IOException {
        List<String> lines = Files.readAllLines(file("expected/" + table));
        String[] header = lines.get(0).split(",", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < header.length; column++) {
                row.put(header[column], cells[column]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }
}
