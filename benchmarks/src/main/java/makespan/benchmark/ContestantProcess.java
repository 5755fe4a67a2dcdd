package makespan.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The driver's end of a contestant's process; see {@link ContestantMain} for what is said. For one thread. */
final class ContestantProcess implements AutoCloseable {
    private static final String END = "\u0000end";
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String label;
    private final Duration patience;
    private final Process process;
    private final PrintStream questions;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private ContestantProcess(String label, Duration patience, Process process) {
        this.label = label;
        this.patience = patience;
        this.process = process;
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    /**
     * Starts a contestant and does not wait until it is ready.
     *
     * @param label its name in tables and messages
     * @param command the command line
     * @param patience how long an answer may take
     * @throws ContestantFailure if there is no such program
     */
    static ContestantProcess start(String label, List<String> command, Duration patience) throws ContestantFailure {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ContestantProcess contestant = new ContestantProcess(label, patience, process);
            Thread reader = new Thread(contestant::read, "answers of " + label);
            reader.setDaemon(true);
            reader.start();
            return contestant;
        } catch (IOException e) {
            throw new ContestantFailure("cannot start: " + e.getMessage());
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            lines.lines().forEach(answers::add);
        } catch (IOException | RuntimeException e) {
            // The pipe broke: the process is gone, which the next question finds out.
        } finally {
            answers.add(END);
        }
    }

    String label() {
        return label;
    }

    /** Waits for the greeting and returns the calibration of the bodies, in steps per nanosecond. */
    double greet() throws ContestantFailure, InterruptedException {
        return new Answer(next(), "ready", 1).number(0);
    }

    /** What a contestant prepared: build time in nanoseconds per task, tasks, and the graph's fingerprint. */
    record Prepared(double buildNanos, int tasks, int fingerprint) {}

    /** Lets the contestant build a graph and warm up. */
    Prepared prepare(Setup setup, Duration warmUp) throws ContestantFailure, InterruptedException {
        Answer answer = ask("prepare " + setup.toWords() + " " + warmUp.toMillis(), 3);
        return new Prepared(answer.number(0), answer.integer(1), answer.integer(2));
    }

    /** Times what was prepared once. */
    Sample run() throws ContestantFailure, InterruptedException {
        return sample("run");
    }

    /** Returns the memory of what was prepared, in bytes per task. */
    double memory() throws ContestantFailure, InterruptedException {
        return ask("memory", 1).number(0);
    }

    /** Leaves the contestant alone and returns the processor time that it took, in relation to the time. */
    double idle(int seconds) throws ContestantFailure, InterruptedException {
        return ask("idle " + seconds, 1).number(0);
    }

    /** Hands a task over, many times, when all workers sleep; returns the median time until it runs. */
    Sample wake(int times) throws ContestantFailure, InterruptedException {
        return sample("wake " + times);
    }

    private Sample sample(String question) throws ContestantFailure, InterruptedException {
        Answer answer = ask(question, 2);
        return new Sample(answer.number(0), answer.number(1));
    }

    private Answer ask(String question, int values) throws ContestantFailure, InterruptedException {
        questions.println(question);
        return new Answer(next(), "ok", values);
    }

    private String next() throws ContestantFailure, InterruptedException {
        String line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new ContestantFailure("no answer in " + patience.toSeconds() + " s");
        }
        if (line.equals(END)) {
            answers.add(END);
            process.waitFor();
            throw new ContestantFailure("its process ended with exit code " + process.exitValue());
        }
        return line;
    }

    /** Asks the process to end, and ends it if it does not. */
    @Override
    public void close() {
        questions.println("quit");
        questions.close();
        try {
            if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
