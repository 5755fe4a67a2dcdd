package makespan.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Real inputs and the answers of an independent implementation for them, in the folder that the system property
 * {@code makespan.data} names. A test that asks for one that is absent counts as skipped.
 */
public final class RealInputs {
    private static final Path DATA = Path.of(System.getProperty("makespan.data", "missing"));

    private RealInputs() {}

    /** Returns a file or folder of the data. */
    public static Path path(String name) {
        Path path = DATA.resolve(name);
        assumeTrue(Files.exists(path), "no " + name + " in " + DATA);
        return path;
    }

    /** Returns the rows of a table of answers. */
    public static List<Row> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(path("expected").resolve(file));
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

    /** A row of a table, by its columns. */
    public record Row(Map<String, String> cells) {
        /** Returns a cell as it stands. */
        public String text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + column + " in " + cells.keySet());
            }
            return cell;
        }

        /** Returns a cell that holds a whole number. */
        public int integer(String column) {
            return Integer.parseInt(text(column));
        }

        /** Returns a cell that holds a number, perhaps {@code inf}; not a number if it is empty. */
        public double number(String column) {
            String text = text(column);
            return switch (text) {
                case "" -> Double.NaN;
                case "inf" -> Double.POSITIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        }
    }
}
