package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace of any system in the Trace Event Format ("Trace Event Format", Google, 2016), which chrome://tracing and
 * Perfetto show: Bazel's profiles, traces of PyTorch's profiler, Ray's timelines. It is an object with
 * {@code traceEvents} or a bare array, whose closing bracket may be missing.
 *
 * <p><b>Tasks.</b> Slices are complete events (X) and pairs of begin and end (B, E). On each thread, a pair of {@code pid}
 * and {@code tid}, slices nest; a task is a slice that stands in no other. Of systems whose traces say more about their
 * work, only some slices count: in a profile of Bazel the actions ({@code action processing}), in one of PyTorch all but
 * annotations such as steps and Python frames. Tasks have the order of their starts; the second of a name is called
 * {@code name #2}.
 *
 * <p><b>Lanes.</b> Each thread with a task is a lane. Where tasks of a thread overlap by more than 1 µs, to which writers
 * round, it gets more lanes. The run starts with the first task.
 *
 * <p><b>Edges.</b> A flow (s, t, f) from one task to another is an edge if the one ended before the other started.
 * Nothing else is: neither the order on a thread, nor nesting. The {@link TracedRun#notes notes} say how many flows are no
 * edges and, where there is no edge, that dependencies are not known. When tasks became ready is not known either; it is
 * taken for the time of their start.
 *
 * <p>A trace that Makespan wrote is read from its own record, without loss. Events of other phases are passed over, and
 * so are slices without an end, which are counted. Times are microseconds, numbers or texts.
 */
public final class ChromeTraceReader {
    private record ThreadKey(String process, String thread) {}

    private final String source;
    private final JsonReader json;
    private final ChromeEventReader events;
    private final Interned texts = new Interned();
    private final Map<String, ChromeProcess> processes = new HashMap<>();
    private final Map<ThreadKey, ChromeThread> threads = new HashMap<>();
    private final List<ChromeThread> inOrder = new ArrayList<>();
    private final ChromeFlows flows = new ChromeFlows();
    private boolean hasEvents;
    private int endless;
    private @Nullable TracedRun own;

    private ChromeTraceReader(Reader text, String source) {
        this.source = source;
        json = JsonReader.allowingDoubledNames(text, source);
        events = new ChromeEventReader(json);
    }

    /**
     * Returns the run in a file, perhaps compressed by gzip, which is read piece by piece: of a large one, slices and
     * flows alone are kept.
     *
     * @throws FormatException if the file does not follow the format, or holds no task; the message names the line
     */
    public static TracedRun read(Path file) throws IOException {
        try (BufferedReader reader = FileContent.text(file, StandardCharsets.UTF_8)) {
            return read(reader, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Returns the run in a text.
     *
     * @param source what messages call the text, and what the graph is called
     * @throws FormatException if the text does not follow the format, or holds no task; the message names the line
     */
    public static TracedRun read(Reader text, String source) throws IOException {
        return new ChromeTraceReader(text, source).read();
    }

    private TracedRun read() throws IOException {
        if (json.atArray()) {
            hasEvents = true;
            json.elementsToTheEnd(this::event);
        } else {
            json.members(this::member);
        }
        json.end();
        if (own != null) {
            return own;
        }
        if (!hasEvents) {
            throw new FormatException(source, "the member 'traceEvents' is missing: this is no trace");
        }
        inOrder.forEach(thread -> endless += thread.complete());
        return new ChromeRun(source, inOrder, flows).run(endless);
    }

    private void member(String name) throws IOException {
        if (name.equals("traceEvents")) {
            hasEvents = true;
            json.elements(this::event);
        } else if (name.equals("makespan") && json.atObject()) {
            own = RunRecord.read(JsonMembers.of(json.value(), source + ", makespan"));
        } else {
            json.skip();
        }
    }

    private void event() throws IOException {
        ChromeEvent event = events.read();
        switch (event.phase()) {
            case "X" -> slice(event);
            case "B" -> thread(event).begin(start(event), texts.of(event.name()), texts.of(event.category()));
            case "E" -> thread(event).end(start(event));
            case "s", "t", "f" -> flow(event);
            case "M" -> name(event);
            default -> {
                // neither a slice nor about one
            }
        }
    }

    private void slice(ChromeEvent event) throws FormatException {
        long start = start(event);
        if (event.durationNanos() < 0) {
            endless++;
            return;
        }
        thread(event)
                .slice(new ChromeSlice(
                        texts.of(event.name()), texts.of(event.category()), start, start + event.durationNanos()));
    }

    private void flow(ChromeEvent event) throws FormatException {
        start(event);
        flows.add(event, texts.of(event.name()), texts.of(event.category()), thread(event));
    }

    private void name(ChromeEvent event) {
        switch (event.name()) {
            case "thread_name" -> thread(event).name(event.label());
            case "thread_sort_index" -> thread(event).sortIndex(event.sortIndex());
            case "process_name" -> process(event).name(event.label());
            case "process_sort_index" -> process(event).sortIndex(event.sortIndex());
            default -> {
                // of no use here
            }
        }
    }

    private long start(ChromeEvent event) throws FormatException {
        if (event.startNanos() == ChromeEvent.NONE) {
            throw json.wrong("the event '" + event.name() + "' has no time 'ts'");
        }
        return event.startNanos();
    }

    private ChromeProcess process(ChromeEvent event) {
        return processes.computeIfAbsent(event.process(), id -> new ChromeProcess(id, processes.size()));
    }

    private ChromeThread thread(ChromeEvent event) {
        return threads.computeIfAbsent(new ThreadKey(event.process(), event.thread()), key -> {
            ChromeThread thread = new ChromeThread(process(event), key.thread(), inOrder.size());
            inOrder.add(thread);
            return thread;
        });
    }
}
