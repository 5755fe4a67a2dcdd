package makespan.kernel.magic;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import makespan.kernel.display.Notebook;

/** {@code %load}. */
final class LoadMagic implements LineMagic {
    /** A cell is something to read. */
    private static final long MAX_BYTES = 1_000_000;

    @Override
    public String name() {
        return "%load";
    }

    @Override
    public String usage() {
        return "%load FILE";
    }

    @Override
    public String description() {
        return "Replaces the cell's text by that of a file; run it again to run the file's text.";
    }

    @Override
    public String example() {
        return "%load hello.groovy";
    }

    @Override
    public void run(MagicCall call) throws IOException {
        List<String> words = call.words();
        if (words.size() != 1) {
            throw misused();
        }
        Path file = Path.of(words.get(0));
        if (!Files.isRegularFile(file)) {
            throw new MagicException("No file '" + file + "' in " + Path.of("").toAbsolutePath());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new MagicException(
                    "'" + file + "' has " + Files.size(file) + " bytes; a cell takes files up to " + MAX_BYTES);
        }
        try {
            Notebook.nextInput("// " + name() + " " + call.arguments() + "\n" + Files.readString(file), true);
        } catch (CharacterCodingException e) {
            throw new MagicException("'" + file + "' is not text in UTF-8");
        }
    }
}
