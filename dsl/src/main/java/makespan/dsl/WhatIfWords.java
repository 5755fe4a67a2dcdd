package makespan.dsl;

/** The words inside {@code whatIf(run) { … }}. */
public interface WhatIfWords {
    /**
     * Makes a task, or all tasks of a kind, so many times faster: {@code faster 'parse', 4}.
     *
     * @param name of a task; if there is none, of a kind
     */
    void faster(String name, Number times);

    /** Lets a task, or all tasks of a kind, take no time: {@code without 'parse'}. What waits for them still does. */
    void without(String name);

    /** Sets the number of workers: {@code workers 64}. */
    void workers(int count);

    /** Throws: a replay knows equal workers and the I/O lane, and no other devices. */
    void on(Object... deviceAndTasks);
}
