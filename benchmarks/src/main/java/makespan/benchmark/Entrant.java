package makespan.benchmark;

import java.util.Locale;

/** The contestants that run in a Java process. */
enum Entrant {
    MAKESPAN,
    MAKESPAN_TRACED,
    FORKJOIN,
    COMPLETABLEFUTURE,
    THREADPOOL,
    SEQUENTIAL;

    /** Returns the name in commands, tables and files. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the contestant of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Entrant of(String label) {
        for (Entrant entrant : values()) {
            if (entrant.label().equals(label)) {
                return entrant;
            }
        }
        throw new IllegalArgumentException("there is no contestant '" + label + "'");
    }

    /** Returns whether it takes part in the recursion: has fork and join, and no trace, which would hold one task. */
    boolean recursion() {
        return this == MAKESPAN || this == FORKJOIN || this == COMPLETABLEFUTURE || this == SEQUENTIAL;
    }

    /** Returns a contestant with threads of its own. */
    Contestant create(int workers) {
        return switch (this) {
            case MAKESPAN -> MakespanContestant.untraced(workers);
            case MAKESPAN_TRACED -> MakespanContestant.traced(workers);
            case FORKJOIN -> new ForkJoinContestant(workers);
            case COMPLETABLEFUTURE -> new CompletableFutureContestant(workers);
            case THREADPOOL -> new ThreadPoolContestant(workers);
            case SEQUENTIAL -> new SequentialContestant();
        };
    }
}
