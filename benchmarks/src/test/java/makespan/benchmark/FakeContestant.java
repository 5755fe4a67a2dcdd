package makespan.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that speaks the protocol with made-up figures, logs its turns, and may misbehave at its second sample or idle. */
final class FakeContestant {
    private FakeContestant() {}

    /** Arguments: label, log, nanoseconds per task, behaviour. */
    public static void main(String[] args) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        double nanos = Double.parseDouble(args[2]);
        System.out.println("ready 0.5");
        int runs = 0;
        for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
            if (line.equals("run")) {
                Files.writeString(Path.of(args[1]), args[0] + " ", StandardOpenOption.APPEND);
                runs++;
                if (runs == 2) {
                    misbehave(args[3]);
                }
                System.out.println("ok " + (nanos + runs) + " " + 2 * nanos);
            } else if (line.equals("memory")) {
                System.out.println("ok 48.5");
            } else if (line.startsWith("idle")) {
                misbehave(args[3]);
                System.out.println("ok 0.002");
            } else if (line.startsWith("wake")) {
                Files.writeString(Path.of(args[1]), args[0] + "<" + line + "> ", StandardOpenOption.APPEND);
                runs++;
                System.out.println("ok " + (nanos + runs) + " " + 2 * nanos);
            } else {
                Files.writeString(Path.of(args[1]), args[0] + "<" + line + "> ", StandardOpenOption.APPEND);
                System.out.println("ok 7.25 1000 " + (args[3].equals("otherGraph") ? 2 : 1));
            }
        }
    }

    private static void misbehave(String behaviour) throws IOException {
        switch (behaviour) {
            case "die" -> System.exit(3);
            case "babble" -> System.out.println("ok about five");
            case "refuse" -> System.out.println("error out of\ttasks");
            case "hang" -> System.in.readAllBytes();
            default -> {}
        }
    }
}
