package makespan;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the directions between modules and packages. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("makespan");

    @Test
    void everyLayerWasSeen() {
        Map<String, Long> seen = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(type -> layerOf(type.getPackageName()), Collectors.counting()));
        Map<String, Integer> atLeast = Map.of(
                "runtime",
                40,
                "opencl",
                10,
                "onnx",
                10,
                "analysis",
                15,
                "charts",
                10,
                "benchmark",
                10,
                "dsl",
                10,
                "kernel",
                15,
                "cli",
                5);
        atLeast.forEach((layer, count) -> assertTrue(
                seen.getOrDefault(layer, 0L) >= count,
                layer + " has " + seen.get(layer) + " classes, expected " + count));
    }

    @Test
    void modulesLookOneWay() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("runtime")
                .definedBy(
                        "makespan.text..",
                        "makespan.graph..",
                        "makespan.device..",
                        "makespan.trace..",
                        "makespan.schedule..",
                        "makespan.runtime..")
                .layer("opencl")
                .definedBy("makespan.opencl..")
                .layer("onnx")
                .definedBy("makespan.onnx..")
                .layer("analysis")
                .definedBy("makespan.analysis..", "makespan.simulate..", "makespan.format..", "makespan.generate..")
                .layer("charts")
                .definedBy("makespan.charts..")
                .layer("benchmark")
                .definedBy("makespan.benchmark..")
                .layer("dsl")
                .definedBy("makespan.dsl..")
                .layer("kernel")
                .definedBy("makespan.kernel..")
                .layer("cli")
                .definedBy("makespan.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("onnx")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("kernel")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("dsl")
                .mayOnlyBeAccessedByLayers("kernel", "cli")
                .whereLayer("benchmark")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("opencl")
                .mayOnlyBeAccessedByLayers("dsl", "kernel", "cli")
                .whereLayer("charts")
                .mayOnlyBeAccessedByLayers("benchmark", "dsl", "kernel", "cli")
                .whereLayer("analysis")
                .mayOnlyBeAccessedByLayers("charts", "benchmark", "dsl", "kernel", "cli")
                .check(CLASSES);
    }

    @Test
    void theRuntimeLooksOneWayInside() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("text")
                .definedBy("makespan.text..")
                .layer("device")
                .definedBy("makespan.device..")
                .layer("graph")
                .definedBy("makespan.graph..")
                .layer("trace")
                .definedBy("makespan.trace..")
                .layer("schedule")
                .definedBy("makespan.schedule..")
                .layer("runtime")
                .definedBy("makespan.runtime..")
                .whereLayer("runtime")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("schedule")
                .mayOnlyBeAccessedByLayers("runtime")
                .whereLayer("trace")
                .mayOnlyBeAccessedByLayers("runtime", "schedule")
                .whereLayer("graph")
                .mayOnlyBeAccessedByLayers("runtime", "schedule", "trace")
                .whereLayer("device")
                .mayOnlyBeAccessedByLayers("runtime", "schedule", "trace", "graph")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("makespan.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static String layerOf(String packageName) {
        String name = packageName.replaceFirst("^makespan\\.?", "").replaceFirst("\\..*", "");
        return switch (name) {
            case "text", "graph", "device", "trace", "schedule", "runtime" -> "runtime";
            case "analysis", "simulate", "format", "generate" -> "analysis";
            default -> name;
        };
    }
}
