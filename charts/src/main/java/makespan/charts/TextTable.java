package makespan.charts;

import java.util.ArrayList;
import java.util.List;

/** Aligns cells in columns of characters: the first column to the left, the others as their heads say. */
public final class TextTable {
    private static final int LONGEST_CELL = 40;
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Creates a table without rows.
     *
     * @param heads names of the columns; one that starts with {@code >} is aligned to the right
     */
    public TextTable(String... heads) {
        this.heads = List.of(heads);
    }

    /** Adds a row with a cell for every column; what is longer than 40 characters is shortened. */
    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Adds rows, each as {@link #row} does. */
    public TextTable rows(List<List<String>> rowsOfCells) {
        rowsOfCells.forEach(cells -> rows.add(List.copyOf(cells)));
        return this;
    }

    /** Returns the lines, each ended by a line feed, without trailing blanks. */
    public String toText() {
        StringBuilder out = new StringBuilder();
        line(out, heads.stream().map(TextTable::name).toList());
        rows.forEach(row -> line(out, row));
        return out.toString();
    }

    private void line(StringBuilder out, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = Ellipsis.columns(cells.get(i), LONGEST_CELL);
            String blanks = " ".repeat(Math.max(0, width(i) - columns(cell)));
            line.append(i == 0 ? "" : GAP).append(heads.get(i).startsWith(">") ? blanks + cell : cell + blanks);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        int widest = columns(name(heads.get(column)));
        for (List<String> row : rows) {
            widest = Math.max(widest, Math.min(LONGEST_CELL, columns(row.get(column))));
        }
        return widest;
    }

    private static String name(String head) {
        return head.startsWith(">") ? head.substring(1) : head;
    }

    private static int columns(String text) {
        return text.codePointCount(0, text.length());
    }
}
