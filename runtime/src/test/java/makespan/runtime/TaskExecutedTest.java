package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import makespan.graph.TaskBody;
import makespan.graph.TaskGraph;
import makespan.graph.TaskSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaskExecutedTest {
    @Test
    void aRecordingGetsAnEventForEachTask(@TempDir Path folder) throws IOException, InterruptedException {
        TaskGraph graph = TaskGraph.builder("recorded")
                .add("load 1", TaskBody.EMPTY)
                .add(TaskSpec.of("clean", TaskBody.EMPTY).withAfter("load 1").withPriority(1))
                .build();
        Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording();
                WorkStealingRuntime runtime = WorkStealingRuntime.withWorkers(1)) {
            recording.enable("makespan.Task").withoutThreshold();
            recording.start();
            runtime.run(graph).orThrow();
            recording.stop();
            recording.dump(file);
        }

        List<String> tasks = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("makespan.Task"))
                .map(event -> event.getString("graph") + ": " + event.getString("task") + " of kind "
                        + event.getString("kind"))
                .toList();
        assertEquals(List.of("recorded: load 1 of kind load", "recorded: clean of kind clean"), tasks);
    }
}
