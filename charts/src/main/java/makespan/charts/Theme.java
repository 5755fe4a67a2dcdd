package makespan.charts;

/**
 * The neutral colours of a picture. The colours of kinds of tasks are the same in every theme.
 *
 * @param background the sheet
 * @param foreground text
 * @param muted secondary text
 * @param grid lines of a scale
 * @param lane the track on which bars lie
 * @param card the face of a task
 * @param cardBorder the outline of a task
 * @param edge a dependency
 * @param critical what lies on a critical path
 * @param simulated what was computed, not measured
 */
public record Theme(
        String background,
        String foreground,
        String muted,
        String grid,
        String lane,
        String card,
        String cardBorder,
        String edge,
        String critical,
        String simulated) {
    /** Dark on white. */
    public static final Theme LIGHT = new Theme(
            "#ffffff", "#111827", "#5b6472", "#e5e7eb", "#f3f4f6", "#f8fafc", "#cbd5e1", "#94a3b8", "#d55e00",
            "#0072b2");

    /** Light on dark blue. */
    public static final Theme DARK = new Theme(
            "#0f172a", "#e5e7eb", "#94a3b8", "#26324a", "#172036", "#1e293b", "#3d4c66", "#64748b", "#ff8c42",
            "#56b4e9");

    /** Colours that the page decides, through the variables of {@link PageStyle}; draws no background. */
    static final Theme LIVE = new Theme(
            "none",
            "var(--mk-foreground)",
            "var(--mk-muted)",
            "var(--mk-grid)",
            "var(--mk-lane)",
            "var(--mk-card)",
            "var(--mk-card-border)",
            "var(--mk-edge)",
            "var(--mk-critical)",
            "var(--mk-simulated)");
}
