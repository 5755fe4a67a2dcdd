package makespan.charts;

import java.util.ArrayList;
import java.util.List;

/** Rows of coloured squares with names, as many to a row as fit. */
final class Legend {
    private static final double ROW = 17;
    private static final double GAP = 16;
    private static final double SQUARE = 9.5;
    private static final Lettering LETTERING = Lettering.of(10, "");
    private static final double LONGEST_NAME = 220;

    private record Entry(String name, Ink ink, boolean hatched, double x, int row) {}

    private final double width;
    private final List<Entry> entries = new ArrayList<>();
    private double x;
    private int row;

    Legend(double width) {
        this.width = width;
    }

    Legend add(String name, Ink ink) {
        return add(name, ink, false);
    }

    Legend add(String name, Ink ink, boolean hatched) {
        String shown = Ellipsis.fit(name, LONGEST_NAME, LETTERING);
        double needed = SQUARE + 5 + LETTERING.widthOf(shown);
        if (x > 0 && x + needed > width) {
            x = 0;
            row++;
        }
        entries.add(new Entry(shown, ink, hatched, x, row));
        x += needed + GAP;
        return this;
    }

    double height() {
        return entries.isEmpty() ? 0 : (row + 1) * ROW;
    }

    void draw(Canvas canvas, Theme theme, double left, double top) {
        for (Entry entry : entries) {
            double y = top + entry.row * ROW;
            canvas.rect(left + entry.x, y, SQUARE, SQUARE, 2.5, entry.ink);
            if (entry.hatched) {
                canvas.path(Hatching.of(left + entry.x, y, SQUARE, SQUARE, 3), Ink.line(theme.foreground(), 0.9));
            }
            canvas.text(
                    left + entry.x + SQUARE + 5, y + 8.5, entry.name, Lettering.of(LETTERING.size(), theme.muted()));
        }
    }
}
