package makespan.kernel.magic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** {@code %%writefile}. */
final class WriteFileMagic implements CellMagic {
    @Override
    public String name() {
        return "%%writefile";
    }

    @Override
    public String usage() {
        return "%%writefile [-a] FILE";
    }

    @Override
    public String description() {
        return "Writes the cell's text to a file, or with -a adds it to the file's end, instead of running it.";
    }

    @Override
    public String example() {
        return "%%writefile hello.groovy\nprintln 'hello'";
    }

    @Override
    public boolean runsBody() {
        return false;
    }

    @Override
    public String begin(MagicCall call, String body) throws IOException {
        List<String> words = call.words();
        boolean append = words.size() == 2 && words.get(0).equals("-a");
        boolean plain = words.size() == 1 && !words.get(0).startsWith("-");
        if (!plain && !append) {
            throw misused();
        }
        Path file = Path.of(words.get(words.size() - 1)).toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isDirectory(file.resolveSibling("."))) {
            throw new MagicException("Cannot write '" + file + "': "
                    + (Files.isDirectory(file) ? "it is a folder" : "there is no such folder"));
        }
        byte[] text = (body.isEmpty() || body.endsWith("\n") ? body : body + "\n").getBytes(StandardCharsets.UTF_8);
        write(Files.exists(file) ? file.toRealPath() : file, text, append);
        call.print((append ? "Added " : "Wrote ") + text.length + " bytes to " + words.get(words.size() - 1));
        return "";
    }

    /** Whoever reads the file meanwhile sees the old text or the new, never a part. */
    private static void write(Path file, byte[] text, boolean append) throws IOException {
        Path whole = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            if (Files.exists(file)) {
                Files.copy(file, whole, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.write(
                    whole,
                    text,
                    StandardOpenOption.CREATE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
