package makespan.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import makespan.kernel.notebook.KernelClient;
import makespan.kernel.notebook.KernelProcess;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.KernelEnvironment;
import makespan.kernel.protocol.Message;

/** Starts a kernel as Jupyter would, computes 1 + 1 on it, and stops it. */
final class KernelCheck {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private KernelCheck() {}

    static Check run() throws InterruptedException {
        long begin = System.nanoTime();
        try (KernelProcess process =
                        KernelProcess.start(Path.of("").toAbsolutePath(), new KernelEnvironment(Map.of(), 0));
                KernelClient kernel = new KernelClient(process)) {
            kernel.awaitReady();
            long ready = System.nanoTime();
            List<String> results = new ArrayList<>();
            kernel.execute("1 + 1", id -> {}, message -> collect(message, results), LIMIT);
            long answered = System.nanoTime();
            kernel.shutdown();
            return results.equals(List.of("2"))
                    ? Check.ok(
                            "kernel",
                            "answers after " + millis(ready - begin) + " ms, 1 + 1 in " + millis(answered - ready)
                                    + " ms")
                    : Check.fail("kernel", "1 + 1 gave " + results + " where 2 was expected");
        } catch (IOException e) {
            return Check.fail("kernel", String.valueOf(e.getMessage()));
        }
    }

    private static void collect(Message message, List<String> results) {
        if (message.type().equals("execute_result")) {
            JsonObject data = Json.object(message.content(), "data");
            results.add(Json.string(data, "text/plain", ""));
        }
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
