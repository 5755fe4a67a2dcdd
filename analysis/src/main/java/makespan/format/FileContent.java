package makespan.format;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files; those that gzip compressed, which their first two bytes tell, are expanded as they are read. */
final class FileContent {
    private static final int FIRST_MAGIC = 0x1f;
    private static final int SECOND_MAGIC = 0x8b;
    private static final int BUFFER = 1 << 16;

    private FileContent() {}

    /** Returns the text of a file; what is not of the charset is an error where it is read. */
    static BufferedReader text(Path file, Charset charset) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(file), charset.newDecoder()));
    }

    static InputStream bytes(Path file) throws IOException {
        InputStream stored = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            stored.mark(2);
            boolean compressed = stored.read() == FIRST_MAGIC && stored.read() == SECOND_MAGIC;
            stored.reset();
            return compressed ? expanded(stored, String.valueOf(file.getFileName()), Files.size(file)) : stored;
        } catch (IOException | RuntimeException unreadable) {
            stored.close();
            throw unreadable;
        }
    }

    /** @param size of what is compressed, in bytes */
    static InputStream expanded(InputStream compressed, String source, long size) throws IOException {
        try {
            return new Expanded(new GZIPInputStream(compressed, BUFFER), source, size);
        } catch (ZipException | EOFException damaged) {
            throw Expanded.damaged(source);
        }
    }

    /** Refuses to become very much larger than the file, and to be damaged. */
    private static final class Expanded extends FilterInputStream {
        /** Traces shrink to a tenth or a thirtieth; what shrinks more was made for that. */
        private static final long MOST_TIMES = 100;

        private static final long ALWAYS_ALLOWED = 1 << 24;

        private final String source;
        private long left;

        Expanded(InputStream expanding, String source, long size) {
            super(expanding);
            this.source = source;
            left = Math.max(ALWAYS_ALLOWED, MOST_TIMES * size);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count;
            try {
                count = super.read(into, from, length);
            } catch (ZipException | EOFException wrong) {
                throw damaged(source);
            }
            left -= Math.max(0, count);
            if (left < 0) {
                throw new FormatException(
                        source,
                        "the file expands to more than " + MOST_TIMES + " times its size: it is no graph or trace");
            }
            return count;
        }

        static FormatException damaged(String source) {
            return new FormatException(source, "the file is compressed by gzip, but damaged or cut off");
        }
    }
}
