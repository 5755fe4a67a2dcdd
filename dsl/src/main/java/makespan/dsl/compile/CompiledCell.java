package makespan.dsl.compile;

import groovy.lang.Script;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a cell, ready to run.
 *
 * @param script the class of its statements and functions; null for a cell of classes alone
 * @param variables names of the session variables that it declares at its top level
 * @param showsValue whether the value of its last statement is its result: not for declarations and assignments
 * @param parameterBlocks how many {@code params} blocks it holds
 * @param closures the lines of its closures, by the names of their classes
 * @param redefined what its classes replace: by their names, the earlier classes and those nested in them
 */
public record CompiledCell(
        @Nullable Class<? extends Script> script,
        Set<String> variables,
        boolean showsValue,
        int parameterBlocks,
        Map<String, Integer> closures,
        Map<String, List<Class<?>>> redefined) {
    public CompiledCell {
        variables = Set.copyOf(variables);
        closures = Map.copyOf(closures);
        redefined = Map.copyOf(redefined);
    }
}
