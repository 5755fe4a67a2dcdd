package makespan.dsl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of the DSL, with what a user has to know of each. The one place for their documentation: completion,
 * inspection and messages read it, and a test runs every example.
 */
public final class Words {
    /** What a word is. */
    public enum Kind {
        /** Takes arguments: {@code run(report)}. */
        COMMAND,
        /** Stands alone: {@code on: io}. */
        VALUE,
        /** Follows a number: {@code 20.ms}. */
        UNIT
    }

    /**
     * A word.
     *
     * @param signature how it is written, with what may stand in its places
     * @param doc one or two sentences
     * @param example a cell that runs as it is
     * @param options the named arguments that it takes
     */
    public record Word(String name, Kind kind, String signature, String doc, String example, List<Option> options) {
        public Word {
            options = List.copyOf(options);
        }

        /** Returns all there is to know, as text of a few lines. */
        public String toText() {
            StringBuilder text =
                    new StringBuilder(signature).append("\n\n").append(doc).append('\n');
            options.forEach(option ->
                    text.append("\n  ").append(option.name()).append(": ").append(option.doc()));
            return text.append(options.isEmpty() ? "\n" : "\n\n")
                    .append(example)
                    .append('\n')
                    .toString();
        }
    }

    /** A named argument of a word. */
    public record Option(String name, String doc) {}

    private static final List<Word> ALL =
            Stream.concat(commands(), Stream.concat(values(), units())).toList();

    private Words() {}

    /** Returns all words: commands first, in the order in which one learns them. */
    public static List<Word> all() {
        return ALL;
    }

    /** Returns the words of a kind. */
    public static List<Word> all(Kind kind) {
        return ALL.stream().filter(word -> word.kind() == kind).toList();
    }

    /** Returns the word of a name, if there is one. */
    public static Optional<Word> find(String name) {
        return ALL.stream().filter(word -> word.name().equals(name)).findFirst();
    }

    private static Stream<Word> commands() {
        Option[] ofData = {
            new Option("name", "what charts call them; the variable if there is none"),
            new Option("temporary", "true for data that live no longer than a run")
        };
        return Stream.of(
                command(
                        "task",
                        "task(name?, handles…, variants…, options…) { values, arrays -> … }",
                        "Declares a task. Handles of other tasks come in, their values go to the body, and behind them the"
                                + " data that it reads and writes. Without a name the variable that it is assigned to names it.",
                        "def rows = task { [1, 2, 3] }\ndef total = task(rows) { rs -> rs.sum() }",
                        new Option("after", "a handle, a name or a list of them that must end before; no value passes"),
                        new Option(
                                "cost",
                                "how long it takes, as long as that was not measured: 40.ms, or [gpu: 3.ms, cpu: 40.ms]"),
                        new Option("kind", "what alike tasks share: their colour and their line in the report"),
                        new Option("name", "the name, unique in the graph"),
                        new Option(
                                "needs",
                                "a resource, its name, a list of them, or units: [(db): 2]; held while it runs"),
                        new Option(
                                "on",
                                "cpu (default), io for work that blocks, gpu, npu, a device's name, or a list in order of liking"),
                        new Option("priority", "0 (default) to 9; of the ready tasks the highest is started first"),
                        new Option("reads", "data, or a list of them, that the body only reads"),
                        new Option(
                                "retry",
                                "how often the body is tried before the task fails, or [times: 3, backoff: 1.s, on:"
                                        + " IOException]; the backoff doubles with each try"),
                        new Option("timeout", "how long one try may take, such as 5.s"),
                        new Option("updates", "data, or a list of them, that the body reads and writes"),
                        new Option("writes", "data, or a list of them, that the body writes all of, unseen")),
                command(
                        "run",
                        "run(handles… or graph, options…)",
                        "Runs tasks with all that they wait for, or everything, and shows the report. Returns the run.",
                        "def a = task { 20 }\ndef b = task(a) { it + 1 }\nrun(b)",
                        new Option(
                                "onFailure",
                                "stop (default), or keepGoing to give up only what depends on a failed task"),
                        new Option(
                                "placement",
                                "how tasks that can run on several devices are placed: 'earliest-finish' (default), 'heft' or"
                                        + " 'work-stealing'"),
                        new Option(
                                "platform",
                                "a machine to emulate instead of the devices that are here: its CPUs are workers, its other"
                                        + " processors take the time that they are said to need"),
                        new Option("workers", "how many tasks compute at the same time, 1 to 256")),
                command(
                        "speedup",
                        "speedup(handle or graph, options…)",
                        "Measures how fast the tasks are on each number of workers, and shows the curve with its bounds.",
                        "def a = task { (1..1000).sum() }\nspeedup(a, workers: 1..2, repeats: 3)",
                        new Option("repeats", "how often each number of workers is measured, at least 3"),
                        new Option("workers", "numbers of workers: 1..8 or [1, 2, 4]")),
                command(
                        "bounds",
                        "bounds(handle or graph, options…)",
                        "Shows how fast the tasks can be on each number of workers at best, with the times that they took"
                                + " in their latest run, and how close a schedule comes.",
                        "def a = task { (1..1000).sum() }\nrun(a)\nbounds(a, workers: 1..4)",
                        new Option("workers", "numbers of workers: 1..8 (default) or [1, 2, 4]")),
                command(
                        "whatIf",
                        "whatIf(run, handle or graph) { faster 'name', 4; without 'name'; workers 64 }",
                        "Shows what a run would be like after changes, by replaying it, and how far to believe that. A"
                                + " name is a task's, or a kind's; of a handle or a graph the latest run is taken.",
                        "def a = task { (1..1000).sum() }\ndef b = task(a) { it + 1 }\nrun(b)\n"
                                + "whatIf(b) { faster 'a', 4; workers 64 }"),
                command(
                        "compare",
                        "compare(run, run) or compare([runs…], [runs…])",
                        "Shows what changed from the first run to the second, or from some runs to others, and whether"
                                + " that is more than noise; three runs a side or more tell best.",
                        "def a = task { (1..1000).sum() }\ndef before = run(a)\ndef now = run(a)\ncompare(before, now)",
                        new Option("threshold", "the smallest change of the makespan that counts, 0.05 by default")),
                command(
                        "verify",
                        "verify(handle or graph, options…)",
                        "Checks by experiment how far to believe whatIf: really delays the tasks of a kind, measures what"
                                + " that does to the makespan, and shows it beside what a replay predicts.",
                        "def a = task { (1..1000).sum() }\nverify(a, workers: 1, repeats: 3)",
                        new Option("delay", "how much longer a task takes, as a fraction of its kind's median: 0.5"),
                        new Option("kinds", "how many kinds are delayed, those that matter most; 3 by default"),
                        new Option("repeats", "how often each is measured, at least 3; 5 by default"),
                        new Option("workers", "how many tasks compute at the same time, 1 to 256")),
                command(
                        "graph",
                        "graph('name') { … }",
                        "Declares a graph of its own, apart from the session's, and returns it. Alone, as in show graph,"
                                + " it is the graph of all tasks of the session.",
                        "def release = graph('release') {\n    def build = task { 'app' }\n    task('ship', build) { it }\n}\n"
                                + "run(release)"),
                command(
                        "mutex",
                        "mutex('name')",
                        "Declares what only one task at a time may hold while it runs; tasks name it with needs.",
                        "def db = mutex('db')\ntask('read', needs: db) { 1 }\ntask('write', needs: db) { 2 }"),
                command(
                        "semaphore",
                        "semaphore('name', units)",
                        "Declares what tasks may hold so many units of in all while they run; tasks name it with needs.",
                        "def memory = semaphore('memory', 4)\ntask('big', needs: [(memory): 3]) { 1 }\n"
                                + "task('small', needs: memory) { 2 }"),
                command(
                        "floats",
                        "floats(name?, n) { i -> … }",
                        "Declares n floats that tasks read and write wherever they run: zeros, or what the closure says, or"
                                + " those of a list. x[0], x[0..9] and x.array are what they are between runs. Tasks that"
                                + " access the same data run in the order of their declaration.",
                        "def x = floats(8) { i -> i * 0.5 }\ndef twice = task(updates: x) { xs -> xs.length.times { xs[it] *= 2 } }\n"
                                + "run(twice)\nx[0..3]",
                        ofData),
                command(
                        "doubles",
                        "doubles(name?, n) { i -> … }",
                        "Declares doubles, as floats does floats.",
                        "def x = doubles([1, 2, 3])\nx[-1]",
                        ofData),
                command(
                        "ints",
                        "ints(name?, n) { i -> … }",
                        "Declares ints, as floats does floats.",
                        "def x = ints(10) { i -> i * i }\nx[0..4]",
                        ofData),
                command(
                        "data",
                        "data(name?, array)",
                        "Declares data that lie in an array of float, double or int, which is used as it is.",
                        "def a = new float[4]\ndef x = data(a)\nrun(task(writes: x) { xs -> xs[1] = 7 })\na[1]",
                        new Option("name", "what charts call them; the variable if there is none")),
                command(
                        "variant",
                        "variant(device, cost: time?) { values, arrays -> … } or variant(device, kernel.over(n))",
                        "Declares a way to do a task on a device, for task. The runtime chooses among the ways of a task, by"
                                + " when each would end; a way that fails is left for the next one.",
                        """
                        def x = floats(1024) { 1 }
                        def sum = ints(1)
                        def add = task(reads: x, writes: sum, variant(gpu, cost: 1.ms) { xs, s -> s[0] = xs.sum() }) { xs, s ->
                            s[0] = xs.sum()
                        }
                        run(add, platform: platform { cpu 2; gpu 'H200', speed: 40 })""",
                        new Option("cost", "how long it takes there, as long as that was not measured: 3.ms")),
                command(
                        "kernel",
                        "kernel('source', options…)",
                        "Returns a kernel in OpenCL C, compiled at once for what is here; the log is in the error. For a variant,"
                                + " over(n) says over how many work-items it runs, overData(k) over as many as the k-th data"
                                + " have, withValues what follows the data.",
                        """
                        def scale = kernel '''
                            __kernel void scale(__global float* x, float a) { x[get_global_id(0)] *= a; }
                        '''
                        def x = floats(1024) { it }
                        def t = task(updates: x, variant('opencl', scale.overData(0).withValues(2))) { xs ->
                            for (int i = 0; i < xs.length; i++) xs[i] *= 2
                        }
                        run(t)
                        x[3]""",
                        new Option("name", "which kernel of a source with several"),
                        new Option("options", "for the compiler: '-cl-fast-relaxed-math -D TILE=16'")),
                command(
                        "platform",
                        "platform { cpu n; gpu 'name', options…; link a, b, options… }",
                        "Describes a machine to simulate or to emulate, and returns it: cpu, gpu, npu and device declare"
                                + " processors with count, speed, memory and watts, link the way of data between them."
                                + " Without any link, data move at once. Memory is emulated, but not simulated.",
                        "platform {\n    cpu 4\n    gpu 'H200', count: 2, speed: 40, memory: 80.GB\n"
                                + "    link cpu, gpu, bandwidth: 25.GBps, latency: 10.us\n}"),
                command(
                        "simulate",
                        "simulate(handles…, graph or run, options…)",
                        "Tells how long the tasks would take without overhead, with the times of their latest run: a"
                                + " makespan for each number of workers, or for a platform, and the last schedule.",
                        "def a = task { 1 }\ndef b = task(a) { it }\nrun(b)\nsimulate(b, workers: [1, 2, 4])",
                        new Option(
                                "noise",
                                "how times differ from repeat to repeat: 'lognormal:0.2', 'uniform:0.1' or"
                                        + " 'stragglers:0.01:10'"),
                        new Option("platform", "a machine instead of workers"),
                        new Option(
                                "policy",
                                "hlfet (default), cpmisf, fifo, lpt or work-stealing; on a platform heft (default), cpop,"
                                        + " peft or earliest-finish"),
                        new Option("repeats", "how often with noise, 20 by default"),
                        new Option("seed", "of all that is random, 42 by default"),
                        new Option("workers", "numbers of workers: 1..8 or [1, 2, 4, 8], the default")),
                command(
                        "show",
                        "show value",
                        "Shows a value: a graph or a task as a drawing, a run as its report.",
                        "def a = task { 1 }\nshow graph"),
                command(
                        "open",
                        "open('trace.json')",
                        "Reads a trace or a graph of another system, and returns the run or the graph with its times: traces"
                                + " of Bazel, PyTorch, Ray and others (JSON), STG, DAX, WfFormat, logs of Ninja; gzip too.",
                        """
                        def file = File.createTempFile('trace', '.json')
                        file.text = '[{"ph": "X", "name": "load", "ts": 0, "dur": 5000}]'
                        show open(file)"""),
                command(
                        "params",
                        "params { name = default … }",
                        "Declares parameters with their defaults; params.name is the value: the default, or what --param"
                                + " name=value gave.",
                        "params { path = 'in.csv'; limit = 10 }\nparams.limit + 1"));
    }

    private static Stream<Word> values() {
        String example = "task('read', on: io) { 'text' }";
        String onGpu =
                "def t = task(on: [gpu, cpu], cost: 2.ms) { 42 }\nrun(t, platform: platform { cpu 1; gpu 1, speed: 10 })";
        String failing = "task('t') { 1 }\nrun(onFailure: keepGoing)";
        return Stream.of(
                value(
                        "cpu",
                        "on: cpu",
                        "The workers, for tasks that compute; the default.",
                        "task('t', on: cpu) { 1 }"),
                value("io", "on: io", "The place for tasks that block: they do not occupy a worker.", example),
                value("gpu", "on: gpu", "Graphics processors, real ones or those of a platform.", onGpu),
                value("npu", "on: npu", "Processors for neural networks.", onGpu.replace("gpu", "npu")),
                value("devices", "devices", "What is here beside the workers, or why there is nothing.", "devices"),
                value(
                        "stop",
                        "onFailure: stop",
                        "A failing task stops the run; the default.",
                        "task('t') { 1 }\nrun(onFailure: stop)"),
                value("keepGoing", "onFailure: keepGoing", "A failing task gives up only its dependants.", failing));
    }

    private static Stream<Word> units() {
        return Stream.of(
                unit("ns", "Nanoseconds"),
                unit("us", "Microseconds"),
                unit("ms", "Milliseconds"),
                unit("s", "Seconds"),
                unit("min", "Minutes"),
                unit("h", "Hours"),
                unit("KB", "Kilobytes of 1000 bytes"),
                unit("MB", "Megabytes of a million bytes"),
                unit("GB", "Gigabytes of 10^9 bytes"),
                unit("TB", "Terabytes of 10^12 bytes"),
                unit("KBps", "Kilobytes per second"),
                unit("MBps", "Megabytes per second"),
                unit("GBps", "Gigabytes per second"));
    }

    private static Word command(String name, String signature, String doc, String example, Option... options) {
        return new Word(name, Kind.COMMAND, signature, doc, example, List.of(options));
    }

    private static Word value(String name, String signature, String doc, String example) {
        return new Word(name, Kind.VALUE, signature, doc, example, List.of());
    }

    private static Word unit(String name, String doc) {
        return new Word(name, Kind.UNIT, "20." + name, doc + ", as a property of a number.", "20." + name, List.of());
    }
}
