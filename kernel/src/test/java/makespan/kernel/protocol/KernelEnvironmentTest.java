package makespan.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelEnvironmentTest {
    @Test
    void whatAClientSaysArrives() {
        KernelEnvironment said = new KernelEnvironment(Map.of("path", "a \"b\" é\n", "n", ""), 3);

        assertEquals(said, KernelEnvironment.of(said.toVariables()));
        assertEquals(3, said.defaultWorkers());
    }

    @Test
    void whatIsMissingOrMalformedIsLeftAtItsDefault() {
        KernelEnvironment nothing = new KernelEnvironment(Map.of(), 0);

        assertEquals(nothing, KernelEnvironment.of(Map.of()));
        assertEquals(
                nothing, KernelEnvironment.of(Map.of("MAKESPAN_PARAMETERS", "no JSON", "MAKESPAN_WORKERS", "many")));
        assertEquals(nothing, KernelEnvironment.of(Map.of("MAKESPAN_WORKERS", "1000")));
    }
}
