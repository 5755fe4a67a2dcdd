package makespan.dsl;

/** How a cell is compiled. */
public enum CellMode {
    /** As Groovy does by default: what a name means is found out when it is used. */
    DYNAMIC,
    /**
     * Checked and compiled statically, as by {@code @CompileStatic}: calls that cannot be are refused before anything runs.
     * Variables of earlier cells have the type that they were declared with, else that of their value.
     */
    STATIC
}
