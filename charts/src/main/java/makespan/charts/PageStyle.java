package makespan.charts;

/** The style sheets of reports: the colours of a notebook or editor where there is one, else the reader's preference. */
final class PageStyle {
    private static final String LIGHT = variables(Theme.LIGHT, "rgba(100,116,139,.10)", "rgba(100,116,139,.22)");
    private static final String DARK = variables(Theme.DARK, "rgba(148,163,184,.10)", "rgba(148,163,184,.22)");

    /** Style of a fragment. A notebook's theme decides over the reader's preference, which only a page of our own asks. */
    static final String FRAGMENT = ".mk-report{" + LIGHT + "}"
            + "@media(prefers-color-scheme:dark){.mk-page .mk-report{" + DARK + "}}"
            + "[data-jp-theme-light=\"false\"] .mk-report,.vscode-dark .mk-report,[theme=dark] .mk-report{" + DARK + "}"
            + Resource.text("report.css");

    /** Style of a page of our own. */
    static final String PAGE = ":root{color-scheme:light dark}body{margin:24px auto;max-width:1100px;padding:0 16px;"
            + "background:" + Theme.LIGHT.background() + ";color:" + Theme.LIGHT.foreground() + "}"
            + "h1{font:600 20px/1.3 Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;margin:0 0 .5em}"
            + "@media(prefers-color-scheme:dark){body{background:" + Theme.DARK.background() + ";color:"
            + Theme.DARK.foreground() + "}}";

    private PageStyle() {}

    private static String variables(Theme theme, String lane, String grid) {
        return "--mk-foreground:var(--jp-ui-font-color1,var(--vscode-foreground," + theme.foreground() + "));"
                + "--mk-muted:var(--jp-ui-font-color2,var(--vscode-descriptionForeground," + theme.muted() + "));"
                + "--mk-card:var(--jp-layout-color1,var(--vscode-editor-background," + theme.card() + "));"
                + "--mk-card-border:var(--jp-border-color1,var(--vscode-panel-border," + theme.cardBorder() + "));"
                + "--mk-lane:" + lane + ";--mk-grid:" + grid + ";--mk-edge:" + theme.edge() + ";--mk-critical:"
                + theme.critical() + ";--mk-simulated:" + theme.simulated() + ";";
    }
}
