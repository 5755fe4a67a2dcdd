package makespan.kernel.display;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import makespan.charts.Chart;
import makespan.charts.Report;
import makespan.charts.Theme;
import makespan.kernel.wire.KernelLog;
import org.codehaus.groovy.runtime.FormatHelper;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bundles of MIME types: runs, speedup studies, bounds and graphs into their reports; whatever the
 * user registered with the {@link Renderer}, or renders itself, that way; anything else into Groovy's text of it.
 */
public final class Displays {
    private static final int MAX_TEXT = 100_000;
    private static final double SCREEN_SCALE = 2;

    private final KernelLog log;
    private @Nullable Renderings renderings;

    public Displays(KernelLog log) {
        this.log = log;
    }

    /** Returns the registry of the user's own renderings. */
    public Renderer renderer() {
        return renderings().renderer();
    }

    /** Returns the value's bundle; a value that cannot be rendered becomes text that says so. */
    public MimeBundle of(Object value) {
        try {
            Optional<Report> report = Report.of(value);
            if (report.isPresent()) {
                return of(report.get());
            }
            if (value instanceof Chart chart) {
                return of(chart);
            }
            return isPlain(value)
                    ? MimeBundle.ofText(text(value))
                    : renderings().of(value);
        } catch (RuntimeException | Error problem) { // the user's own renderings may throw anything
            log.warn("could not render a " + value.getClass().getName(), problem);
            return MimeBundle.ofText(text(value) + "\n(it has no picture: " + problem + ")");
        }
    }

    /**
     * Returns the value's bundle with the given MIME types alone, besides text.
     *
     * @param mimeTypes such as {@code text/html}; none for all
     */
    public MimeBundle as(Object value, String... mimeTypes) {
        return mimeTypes.length == 0 ? of(value) : renderings().of(value, mimeTypes);
    }

    /** Returns Groovy's text of a value, cut at 100,000 characters. */
    static String text(@Nullable Object value) {
        String text = value instanceof CharSequence plain
                ? plain.toString()
                : FormatHelper.format(value, false, MAX_TEXT, true);
        return text.length() <= MAX_TEXT
                ? text
                : text.substring(0, MAX_TEXT) + "\n… cut: " + text.length() + " characters in all";
    }

    private static MimeBundle of(Report report) {
        return MimeBundle.ofText(report.toText())
                .with("text/html", report.toHtml())
                .withPng(report.toPng());
    }

    private static MimeBundle of(Chart chart) {
        return withPicture(MimeBundle.ofText(chart.toText()), () -> chart.toPng(Theme.LIGHT, SCREEN_SCALE));
    }

    /** A Java without fonts draws no picture; the words remain. */
    private static MimeBundle withPicture(MimeBundle bundle, Supplier<byte[]> png) {
        try {
            return bundle.withPng(png.get());
        } catch (IllegalStateException noFonts) {
            return bundle;
        }
    }

    /** They are created when first needed: most notebooks never need them, and the kernel starts sooner. */
    private synchronized Renderings renderings() {
        Renderings existing = renderings;
        if (existing == null) {
            existing = new Renderings();
            renderings = existing;
        }
        return existing;
    }

    /** Values without any other form than text take the short way. */
    private static boolean isPlain(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Collection
                || value instanceof Map;
    }
}
