/** The command line, {@code makespan}: start with {@link makespan.cli.Main}. One class per command. */
@NullMarked
package makespan.cli;

import org.jspecify.annotations.NullMarked;
