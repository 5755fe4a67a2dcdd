package makespan.benchmark;

import java.util.List;

/**
 * How a contestant takes part.
 *
 * @param label its name in tables, files and messages
 * @param command the command line of its process
 * @param recursion whether it has fork and join
 */
record Challenger(String label, List<String> command, boolean recursion) {
    Challenger {
        command = List.copyOf(command);
    }
}
