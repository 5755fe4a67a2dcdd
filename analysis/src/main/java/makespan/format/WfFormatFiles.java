package makespan.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The sizes of the files of a workflow in WfFormat, and which tasks read and write them. */
final class WfFormatFiles {
    private final Map<String, Long> sizes = new HashMap<>();

    /** What one task reads and writes, each file once. */
    static final class Uses {
        private Set<String> read = Set.of();
        private Set<String> written = Set.of();

        void addRead(String file) {
            read = with(read, file);
        }

        void addWritten(String file) {
            written = with(written, file);
        }

        private static Set<String> with(Set<String> files, String file) {
            Set<String> more = files.isEmpty() ? new LinkedHashSet<>() : files;
            more.add(file);
            return more;
        }
    }

    /** Reads an element of the list of files, from version 1.5 on. */
    void readSize(JsonReader json) throws IOException {
        readFile(json, new Uses());
    }

    /** Reads an element of a task's list of files, version 1.4. */
    void readUse(JsonReader json, Uses task) throws IOException {
        readFile(json, task);
    }

    private void readFile(JsonReader json, Uses task) throws IOException {
        FileEntry file = new FileEntry();
        json.members(member -> {
            switch (member) {
                case "id", "name" -> file.name = json.text();
                case "link" -> file.link = json.text();
                case "size", "sizeInBytes" -> file.bytes = size(json);
                default -> json.skip();
            }
        });
        sizes.put(file.name, file.bytes);
        if (file.link.equals("input")) {
            task.addRead(file.name);
        } else if (file.link.equals("output")) {
            task.addWritten(file.name);
        }
    }

    private static long size(JsonReader json) throws IOException {
        double size = json.number();
        if (!(size >= 0) || Double.isInfinite(size)) {
            throw json.wrong("the size of a file must be a finite number of at least 0, but is " + size);
        }
        return Math.round(size);
    }

    /** Returns the bytes of the files that one task writes and another reads, at most {@link Long#MAX_VALUE}. */
    long moved(Uses writer, Uses reader) {
        boolean fewerRead = reader.read.size() < writer.written.size();
        Set<String> fewer = fewerRead ? reader.read : writer.written;
        Set<String> more = fewerRead ? writer.written : reader.read;
        long bytes = 0;
        for (String file : fewer) {
            if (more.contains(file)) {
                long size = sizes.getOrDefault(file, 0L);
                bytes = size > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + size;
            }
        }
        return bytes;
    }

    private static final class FileEntry {
        private String name = "";
        private String link = "";
        private long bytes;
    }
}
