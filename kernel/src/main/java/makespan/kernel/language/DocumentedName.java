package makespan.kernel.language;

/**
 * A name that completion and inspection know from a list, such as a magic.
 *
 * @param name as it is written: {@code %time}
 * @param usage how it is written, with what may stand in its places: {@code %time statement}
 * @param description what it does, in one or two sentences
 */
public record DocumentedName(String name, String usage, String description) {}
