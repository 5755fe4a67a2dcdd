package makespan.dsl;

import java.util.Objects;
import makespan.graph.TaskBody;
import org.jspecify.annotations.Nullable;

/** A body that a cell declared, and that knows as what. */
abstract class DeclaredBody implements TaskBody {
    private @Nullable Declaration declaration;

    void belongsTo(Declaration owner) {
        declaration = owner;
    }

    @Nullable
    Declaration declaration() {
        return declaration;
    }

    Declaration requireDeclaration() {
        return Objects.requireNonNull(declaration, "the body was never declared");
    }
}
