package makespan.kernel.history;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * A folder of sessions, a file each: one line of JSON per cell, readable by its owner alone. Kernels that run side by
 * side write different files, so they need no lock; a line that a crash has cut short is skipped.
 */
public final class HistoryFolder {
    /** Beyond this many sessions, beginning another deletes the oldest. */
    static final int MAX_SESSIONS = 1_000;

    private static final String SUFFIX = ".jsonl";
    private static final String VARIABLE = "MAKESPAN_HISTORY";
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final @Nullable Path folder;

    private HistoryFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Returns a folder that keeps nothing. */
    public static HistoryFolder none() {
        return new HistoryFolder(null);
    }

    /** Returns the folder at a path, which is made when the first session begins. */
    public static HistoryFolder at(Path path) {
        return new HistoryFolder(path);
    }

    /**
     * Returns the folder that {@code MAKESPAN_HISTORY} names, none if it says {@code off}, else the user's own, where
     * the system keeps such data of programs.
     *
     * @param environment the process's environment variables
     * @param system the name of the operating system, as in the property {@code os.name}
     * @param home the user's home directory
     */
    public static HistoryFolder of(Map<String, String> environment, String system, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (named.equals("off")) {
            return none();
        }
        return at(named.isEmpty() ? data(environment, system, home).resolve("makespan/history") : Path.of(named));
    }

    /** Begins a session and returns its number: one more than the latest, or more if another kernel takes that. */
    int begin() throws IOException {
        if (folder == null) {
            return 1;
        }
        Files.createDirectories(folder, attributes(folder, OWNER_FOLDER));
        List<Integer> existing = sessions();
        for (int old : existing.subList(Math.min(existing.size(), MAX_SESSIONS - 1), existing.size())) {
            Files.deleteIfExists(file(folder, old));
        }
        int number = existing.isEmpty() ? 1 : existing.get(0) + 1;
        while (true) {
            try {
                Files.createFile(file(folder, number), attributes(folder, OWNER_FILE));
                return number;
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    /** Adds a cell to its session, which must have begun. */
    void append(HistoryEntry entry) throws IOException {
        if (folder == null) {
            return;
        }
        JsonObject json = new JsonObject();
        json.addProperty("line", entry.line());
        json.addProperty("at", Instant.now().toString());
        json.addProperty("input", entry.input());
        Files.writeString(file(folder, entry.session()), Json.toText(json) + "\n", StandardOpenOption.APPEND);
    }

    /** Returns the numbers of the sessions that are kept, the latest first. */
    List<Integer> sessions() throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{1,9}\\.jsonl"))
                    .map(name -> Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Returns the cells of a session, in the order in which they were executed; none if it is not kept. */
    List<HistoryEntry> read(int session) throws IOException {
        List<HistoryEntry> entries = new ArrayList<>();
        if (folder == null) {
            return entries;
        }
        try (Stream<String> lines = Files.lines(file(folder, session))) {
            lines.forEach(line -> add(session, line, entries));
        } catch (NoSuchFileException pruned) {
            return entries;
        }
        return entries;
    }

    private static void add(int session, String line, List<HistoryEntry> entries) {
        try {
            JsonObject json = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
            entries.add(new HistoryEntry(session, Json.integer(json, "line", 0), Json.string(json, "input", ""), null));
        } catch (ProtocolException cutShort) {
            // What a kernel was writing when it died.
        }
    }

    private static Path file(Path folder, int session) {
        return folder.resolve(session + SUFFIX);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static Path data(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return local.isEmpty() ? home.resolve("AppData/Local") : Path.of(local);
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        return state.isEmpty() ? home.resolve(".local/state") : Path.of(state);
    }

    @Override
    public String toString() {
        return folder == null ? "no folder" : folder.toString();
    }
}
