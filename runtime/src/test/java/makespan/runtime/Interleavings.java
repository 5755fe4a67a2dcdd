package makespan.runtime;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Explores every order in which the steps of some threads can take effect on a small memory, stores delayed in the
 * threads' store buffers included: the model x86-TSO of Sewell et al., "x86-TSO: a rigorous and usable programmer's model
 * for x86 multiprocessors", CACM 53(7), 2010. A store goes to the end of its thread's buffer; the oldest store of a
 * buffer reaches the memory at any later time; a load sees the thread's own buffer first; a fence, an exchange and an
 * addition wait until it is empty.
 */
final class Interleavings {
    /*
     * A thread is plain code that asks Steps for each access. It is brought to any point of an exploration by running it
     * again from its beginning with the answers that it got before; where they end, its next step is known. So a state is
     * the memory, the buffers and the answers, and a state that was seen before is not explored again.
     * A store touches nothing but its own thread's buffer, so its order among the steps of others does not matter: it is
     * executed at once, without alternatives.
     */

    /** What a thread does; it must depend on nothing but the answers of the steps. */
    interface Script {
        /** Returns what the thread has got in the end. */
        List<Integer> run(Steps steps);
    }

    /** How an exploration ended. */
    record Exploration(int states, int ends, Optional<String> violation) {}

    private enum Kind {
        LOAD,
        STORE,
        EXCHANGE,
        ADD,
        FENCE,
        START,
        ALONE
    }

    private record Step(Kind kind, int address, long expected, long value) {}

    /** How far a thread has come: the answers that it got, and its buffer of addresses and values. */
    @SuppressWarnings("ArrayRecordComponent") // compared by their elements
    private record Point(long[] answers, long[] buffer) {
        Point answered(long answer) {
            return new Point(append(answers, answer), buffer);
        }

        Point stored(int address, long value) {
            return new Point(append(answers, 0), append(append(buffer, address), value));
        }

        Point flushed() {
            return new Point(answers, Arrays.copyOfRange(buffer, 2, buffer.length));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Point that
                    && Arrays.equals(answers, that.answers)
                    && Arrays.equals(buffer, that.buffer);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(answers) + Arrays.hashCode(buffer);
        }
    }

    private record State(List<Long> memory, List<Point> threads, boolean started) {
        State with(int thread, Point changed) {
            Point[] all = threads.toArray(Point[]::new);
            all[thread] = changed;
            return new State(memory, List.of(all), started);
        }

        State with(int address, long value) {
            Long[] words = memory.toArray(Long[]::new);
            words[address] = value;
            return new State(List.of(words), threads, started);
        }
    }

    /** The accesses of a thread to the memory. */
    static final class Steps {
        private final long[] answers;
        private int position;
        private @Nullable Step next;

        private Steps(long[] answers) {
            this.answers = answers;
        }

        long load(int address) {
            return ask(new Step(Kind.LOAD, address, 0, 0));
        }

        void store(int address, long value) {
            ask(new Step(Kind.STORE, address, 0, value));
        }

        /** Compares and sets, in one step; returns whether it did set. */
        boolean exchange(int address, long expected, long value) {
            return ask(new Step(Kind.EXCHANGE, address, expected, value)) == 1;
        }

        /** Adds, in one step; returns what was there before. */
        long add(int address, long value) {
            return ask(new Step(Kind.ADD, address, 0, value));
        }

        void fence() {
            ask(new Step(Kind.FENCE, 0, 0, 0));
        }

        /** Lets the other threads begin, which do not see the steps before one by one; for the first thread. */
        void start() {
            ask(new Step(Kind.START, 0, 0, 0));
        }

        /** Waits until all other threads have ended and all stores have reached the memory. */
        void alone() {
            ask(new Step(Kind.ALONE, 0, 0, 0));
        }

        private long ask(Step step) {
            if (position == answers.length) {
                next = step;
                throw new Pause();
            }
            return answers[position++];
        }
    }

    private static final class Pause extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Pause() {
            super(null, null, false, false);
        }
    }

    private final List<Supplier<Script>> scripts;
    private final Set<State> seen = new HashSet<>();
    private final ArrayDeque<State> open = new ArrayDeque<>();

    private Interleavings(List<Supplier<Script>> scripts) {
        this.scripts = scripts;
    }

    /**
     * Explores until every state was seen or one end is not as it should be.
     *
     * @param scripts makes each thread's script, anew for each time that it is run
     * @param verdict says what is wrong with what the threads have got in the end, if anything is
     */
    static Exploration explore(
            int words, List<Supplier<Script>> scripts, Function<List<List<Integer>>, Optional<String>> verdict) {
        Interleavings all = new Interleavings(scripts);
        Long[] memory = new Long[words];
        Arrays.fill(memory, 0L);
        Point[] threads = new Point[scripts.size()];
        Arrays.fill(threads, new Point(new long[0], new long[0]));
        all.reach(new State(List.of(memory), List.of(threads), scripts.size() == 1));
        int ends = 0;
        while (!all.open.isEmpty()) {
            State state = all.open.removeLast();
            Optional<List<List<Integer>>> end = all.goOn(state);
            if (end.isPresent()) {
                ends++;
                Optional<String> violation = verdict.apply(end.get());
                if (violation.isPresent()) {
                    return new Exploration(all.seen.size(), ends, violation);
                }
            }
        }
        return new Exploration(all.seen.size(), ends, Optional.empty());
    }

    private void reach(State state) {
        if (seen.add(state)) {
            open.add(state);
        }
    }

    /** Reaches all states that can follow; returns what the threads have got if none can. */
    private Optional<List<List<Integer>>> goOn(State state) {
        int count = scripts.size();
        Step[] next = new Step[count];
        Integer[][] got = new Integer[count][];
        int over = 0;
        for (int i = 0; i < count; i++) {
            Steps steps = new Steps(state.threads.get(i).answers);
            try {
                got[i] = scripts.get(i).get().run(steps).toArray(Integer[]::new);
                over += state.threads.get(i).buffer.length == 0 ? 1 : 0;
            } catch (Pause pause) {
                next[i] = steps.next;
            }
            if (next[i] != null && next[i].kind == Kind.STORE) {
                reach(state.with(i, state.threads.get(i).stored(next[i].address, next[i].value)));
                return Optional.empty();
            }
        }
        if (over == count) {
            return Optional.of(Arrays.stream(got).map(List::of).toList());
        }
        for (int i = 0; i < count; i++) {
            flush(state, i);
            if (next[i] != null && (state.started || i == 0)) {
                execute(state, i, next[i], over);
            }
        }
        return Optional.empty();
    }

    private void flush(State state, int thread) {
        long[] buffer = state.threads.get(thread).buffer;
        if (buffer.length > 0) {
            reach(state.with((int) buffer[0], buffer[1])
                    .with(thread, state.threads.get(thread).flushed()));
        }
    }

    private void execute(State state, int thread, Step step, int over) {
        Point before = state.threads.get(thread);
        if (step.kind == Kind.LOAD) {
            reach(state.with(thread, before.answered(visible(state, before, step.address))));
            return;
        }
        if (before.buffer.length > 0) {
            return; // what follows waits for the buffer
        }
        switch (step.kind) {
            case EXCHANGE -> {
                boolean sets = state.memory.get(step.address) == step.expected;
                State after = sets ? state.with(step.address, step.value) : state;
                reach(after.with(thread, before.answered(sets ? 1 : 0)));
            }
            case ADD -> {
                long old = state.memory.get(step.address);
                reach(state.with(step.address, old + step.value).with(thread, before.answered(old)));
            }
            case START -> {
                State after = state.with(thread, before.answered(0));
                reach(new State(after.memory, after.threads, true));
            }
            case ALONE -> {
                if (over == scripts.size() - 1) {
                    reach(state.with(thread, before.answered(0)));
                }
            }
            default -> reach(state.with(thread, before.answered(0)));
        }
    }

    private static long visible(State state, Point thread, int address) {
        for (int i = thread.buffer.length - 2; i >= 0; i -= 2) {
            if (thread.buffer[i] == address) {
                return thread.buffer[i + 1];
            }
        }
        return state.memory.get(address);
    }

    private static long[] append(long[] array, long element) {
        long[] longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = element;
        return longer;
    }
}
