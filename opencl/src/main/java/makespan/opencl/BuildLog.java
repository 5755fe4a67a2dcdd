package makespan.opencl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an OpenCL compiler said, made readable. */
final class BuildLog {
    private static final int MOST_LINES = 20;

    /** As Clang writes, on which most OpenCL compilers build: file, line, column. PoCL puts the severity first. */
    private static final Pattern PLACE = Pattern.compile("^((?:error|warning): )?\\S*?:(\\d+):(\\d+): ");

    private static final Pattern ERROR = Pattern.compile("^line (\\d+), column \\d+: (?:fatal )?error: (.*)");

    /** What NVIDIA's compiler says after Clang's part of it. */
    private static final Pattern LATE_ERROR = Pattern.compile("^ptxas .*?(?:error|fatal) *: (.*)");

    /** NVIDIA's compiler says so of every kernel. */
    private static final Pattern NOISE = Pattern.compile("^\\(\\): Warning: Function .* is a kernel, so overriding .*");

    private BuildLog() {}

    /** Returns a line that names the first error, and the log below it. */
    static String message(String device, String log) {
        List<String> lines = log.lines()
                .map(BuildLog::placed)
                .filter(line -> !line.isBlank() && !NOISE.matcher(line).matches())
                .toList();
        String shown = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
        String rest = lines.size() > MOST_LINES ? "\n... and " + (lines.size() - MOST_LINES) + " lines more" : "";
        return "the OpenCL source does not compile for '" + device + "'" + firstError(lines)
                + (shown.isEmpty() ? "" : "\n" + shown + rest);
    }

    /** Returns the line with the place in words, instead of the name of the compiler's temporary file. */
    private static String placed(String line) {
        Matcher place = PLACE.matcher(line);
        if (!place.find()) {
            return line.stripTrailing();
        }
        String severity = place.group(1) == null ? "" : place.group(1);
        return "line " + place.group(2) + ", column " + place.group(3) + ": " + severity
                + line.substring(place.end()).stripTrailing();
    }

    private static String firstError(List<String> lines) {
        return lines.stream()
                .map(ERROR::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(error -> ", line " + error.group(1) + ": " + error.group(2))
                .or(() -> lateError(lines))
                .orElse("");
    }

    private static Optional<String> lateError(List<String> lines) {
        return lines.stream()
                .map(LATE_ERROR::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(error -> ": " + error.group(1));
    }
}
