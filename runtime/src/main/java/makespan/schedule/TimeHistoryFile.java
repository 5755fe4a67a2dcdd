package makespan.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A file that keeps measured times from run to run. Those of other machines and other Java versions stay in it, but are not
 * read: a line of text each, with the machine, the key and the times in nanoseconds between tabs.
 */
public final class TimeHistoryFile {
    private static final String HEADING = "makespan times 1";
    private static final int FIELDS = 6;
    private static final int MOST_LINES = 200_000;

    private final Path path;
    private final String machine;

    /** A file for this machine and this Java. */
    public TimeHistoryFile(Path path) {
        this(path, Machine.described());
    }

    TimeHistoryFile(Path path, String machine) {
        this.path = path;
        this.machine = escape(machine);
    }

    /**
     * Adds the times that the file has of this machine to a history. What is no such line, as in a damaged file, is passed
     * over: times are measured anew.
     *
     * @throws IOException if there is a file and it cannot be read
     */
    public void readInto(TimeHistory history) throws IOException {
        for (String line : lines()) {
            String[] fields = line.split("\t", -1);
            if (isEntry(fields) && fields[0].equals(machine)) {
                readInto(history, fields);
            }
        }
    }

    private static void readInto(TimeHistory history, String[] fields) {
        try {
            TimeKey key = new TimeKey(
                    unescape(fields[1]), unescape(fields[2]), unescape(fields[3]), Long.parseLong(fields[4]));
            long[] nanos = Arrays.stream(fields[5].split(","))
                    .mapToLong(Long::parseLong)
                    .toArray();
            if (nanos.length <= TimeHistory.KEPT && LongStream.of(nanos).allMatch(each -> each >= 0)) {
                LongStream.of(nanos).forEach(each -> history.add(key, each));
            }
        } catch (IllegalArgumentException e) { // a number that is none: as if the line were not there
        }
    }

    /**
     * Writes a history, in place of what the file had of this machine; makes the folder if it is not there. Another process
     * that writes at the same time may win, but no reader sees half a file.
     */
    public void write(TimeHistory history) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        for (String line : lines()) {
            String[] fields = line.split("\t", -1);
            if (isEntry(fields) && !fields[0].equals(machine)) {
                lines.add(line);
            }
        }
        history.forEach((key, nanos) -> lines.add(String.join(
                "\t",
                machine,
                escape(key.kind()),
                escape(key.target()),
                escape(key.model()),
                String.valueOf(key.bytes()),
                LongStream.of(nanos).mapToObj(String::valueOf).collect(Collectors.joining(",")))));
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, path.getFileName().toString(), ".tmp");
        try {
            Files.write(temporary, lines.subList(0, Math.min(lines.size(), MOST_LINES)));
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private List<String> lines() throws IOException {
        try (var lines = Files.lines(path)) {
            List<String> found = lines.limit(MOST_LINES).toList();
            return found.isEmpty() || !found.get(0).equals(HEADING) ? List.of() : found;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) { // while the lines are taken
            if (e.getCause() instanceof MalformedInputException) {
                return List.of();
            }
            throw e.getCause();
        }
    }

    private static boolean isEntry(String[] fields) {
        return fields.length == FIELDS;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                plain.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
