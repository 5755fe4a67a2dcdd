package makespan.format;

/** What a trace tells of one process, as far as it was read. */
final class ChromeProcess {
    private final String id;
    private final int order;
    private String name = "";
    private double sortIndex;

    /** @param order how many processes the trace mentions before this one */
    ChromeProcess(String id, int order) {
        this.id = id;
        this.order = order;
    }

    void name(String given) {
        name = given;
    }

    void sortIndex(double given) {
        sortIndex = given;
    }

    /** Returns what the trace calls the process, or its id. */
    String name() {
        return name.isBlank() ? ChromeThread.called("process", id) : name;
    }

    double sortIndex() {
        return sortIndex;
    }

    int order() {
        return order;
    }
}
