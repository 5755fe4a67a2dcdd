package makespan.kernel.notebook;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Terminal text as HTML: the eight colours and bold become classes, every other control sequence is dropped. */
final class AnsiHtml {
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b(?:\\[([0-9;?]*)[ -/]*([@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");

    private final StringBuilder html = new StringBuilder();
    private final Set<String> classes = new TreeSet<>();

    private AnsiHtml() {}

    static String of(String text) {
        return new AnsiHtml().convert(text);
    }

    private String convert(String text) {
        Matcher sequence = SEQUENCE.matcher(text);
        int end = 0;
        while (sequence.find()) {
            append(text.substring(end, sequence.start()));
            if ("m".equals(sequence.group(2))) {
                for (String code : sequence.group(1).split(";", -1)) {
                    style(code);
                }
            }
            end = sequence.end();
        }
        append(text.substring(end));
        return html.toString();
    }

    private void append(String text) {
        String plain = Html.escape(CONTROL.matcher(text).replaceAll(""));
        if (plain.isEmpty()) {
            return;
        }
        if (classes.isEmpty()) {
            html.append(plain);
            return;
        }
        html.append("<span class=\"").append(String.join(" ", classes)).append("\">");
        html.append(plain).append("</span>");
    }

    private void style(String code) {
        switch (code) {
            case "", "0" -> classes.clear();
            case "1" -> classes.add("ansi-bold");
            case "22" -> classes.remove("ansi-bold");
            case "30", "31", "32", "33", "34", "35", "36", "37" -> colour(code.charAt(1));
            case "90", "91", "92", "93", "94", "95", "96", "97" -> colour(code.charAt(1));
            case "39" -> classes.removeIf(name -> !name.equals("ansi-bold"));
            default -> {
                // background, underline and 256 colours add nothing to reading a trace
            }
        }
    }

    private void colour(char digit) {
        classes.removeIf(name -> !name.equals("ansi-bold"));
        classes.add("ansi-" + digit);
    }
}
