package makespan.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One contestant in a process of its own, driven line by line; every line is answered by one line, and the process ends
 * with its stdin. It greets with {@code ready STEPS_PER_NANO}, the calibration of the bodies. Then
 *
 * <pre>
 * prepare SHAPE TASKS RUNS BODY_NANOS WORKERS WARM_UP_MILLIS   ok BUILD_NANOS_PER_TASK TASKS FINGERPRINT
 * run                                                          ok NANOS_PER_TASK CPU_NANOS_PER_TASK
 * memory                                                       ok BYTES_PER_TASK
 * idle SECONDS                                                 ok CORES
 * wake TIMES                                                   ok MEDIAN_NANOS CPU_NANOS_PER_TIME
 * quit
 * </pre>
 *
 * or {@code error MESSAGE}, after which the next line is read.
 */
public final class ContestantMain {
    private final Entrant entrant;
    private final double stepsPerNano = Spin.calibrate();
    private @Nullable Experiment experiment;

    private ContestantMain(Entrant entrant) {
        this.entrant = entrant;
    }

    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        ContestantMain main = new ContestantMain(Entrant.of(args[0]));
        answers.println("ready " + main.stepsPerNano);
        main.serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)), answers);
        Runtime.getRuntime().halt(0); // threads of a contestant that hangs must not keep the process
    }

    private void serve(BufferedReader lines, PrintStream answers) throws IOException {
        for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
            answers.println(answer(line));
        }
    }

    private String answer(String line) {
        try {
            return "ok " + execute(line.split(" ", -1));
        } catch (Exception | OutOfMemoryError e) {
            e.printStackTrace();
            return "error " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    private String execute(String[] words) throws InterruptedException {
        return switch (words[0]) {
            case "prepare" -> prepare(words);
            case "run" -> toWords(prepared().sample());
            case "memory" -> Double.toString(prepared().bytesPerTask());
            case "idle" -> Double.toString(prepared().idle(Duration.ofSeconds(Long.parseLong(words[1]))));
            case "wake" -> toWords(prepared().wake(Integer.parseInt(words[1])));
            default -> throw new IllegalArgumentException("unknown command '" + words[0] + "'");
        };
    }

    private static String toWords(Sample sample) {
        return sample.nanos() + " " + sample.cpuNanos();
    }

    private String prepare(String[] words) throws InterruptedException {
        if (experiment != null) {
            experiment.close();
            experiment = null;
        }
        Experiment next = new Experiment(entrant, Setup.ofWords(words), stepsPerNano);
        experiment = next;
        next.warmUp(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[6])));
        return next.buildNanos() + " " + next.tasks() + " " + next.fingerprint();
    }

    private Experiment prepared() {
        if (experiment == null) {
            throw new IllegalStateException("nothing is prepared");
        }
        return experiment;
    }
}
