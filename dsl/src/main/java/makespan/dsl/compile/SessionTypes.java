package makespan.dsl.compile;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statically compiled cell knows of its session. Asked while the cell is compiled. */
public interface SessionTypes {
    /** Returns whether there is a variable of this name. */
    boolean hasVariable(String name);

    /** Returns the value of a variable; null too where there is none. */
    @Nullable
    Object value(String name);

    /** Returns the functions of this name that earlier cells defined, the latest first. */
    List<Method> functions(String name);
}
