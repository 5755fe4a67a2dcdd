package makespan.kernel.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment, read for people: its tags and its HTML become paragraphs, items and code.
 *
 * @param blocks in the order of the text, the tags at the end
 */
record DocComment(List<Block> blocks) {
    static final DocComment NONE = new DocComment(List.of());

    /** How a block is set. */
    enum Style {
        PARAGRAPH,
        ITEM,
        CODE,
        /** The heading of the items that follow, such as Parameters. */
        HEADING
    }

    /** A paragraph, an item of a list, lines of code or a heading. */
    record Block(Style style, List<Run> runs) {
        Block {
            runs = List.copyOf(runs);
        }

        String text() {
            StringBuilder text = new StringBuilder();
            runs.forEach(run -> text.append(run.text()));
            return text.toString();
        }
    }

    /** A piece of text in one type. */
    record Run(String text, boolean isCode) {}

    private static final Pattern TAG = Pattern.compile("(?m)^[ \\t]*@(\\w+)\\b[ \\t]*");
    private static final Map<String, String> HEADINGS = Map.of(
            "param", "Parameters",
            "return", "Returns",
            "throws", "Throws",
            "exception", "Throws",
            "see", "See also",
            "since", "Since",
            "deprecated", "Deprecated");
    private static final Set<String> NAMED = Set.of("param", "throws", "exception", "see");

    DocComment {
        blocks = List.copyOf(blocks);
    }

    /** Returns what a comment says; the signs that make it a comment may be there or not. */
    static DocComment of(String comment) {
        String text = bare(comment);
        Matcher tag = TAG.matcher(text);
        int from = 0;
        String name = "";
        String heading = "";
        List<Block> blocks = new ArrayList<>();
        while (tag.find()) {
            heading = add(name, text.substring(from, tag.start()), heading, blocks);
            name = tag.group(1);
            from = tag.end();
        }
        add(name, text.substring(from), heading, blocks);
        return new DocComment(blocks);
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    private static String bare(String comment) {
        return comment.strip()
                .replaceFirst("^/\\*\\*", "")
                .replaceFirst("\\*/$", "")
                .replaceAll("(?m)^[ \\t]*\\*[ \\t]?", "")
                .replace("\r", "");
    }

    private static String add(String tag, String text, String lastHeading, List<Block> blocks) {
        if (tag.isEmpty()) {
            blocks.addAll(new DocText(text, Style.PARAGRAPH).blocks());
            return lastHeading;
        }
        String heading = HEADINGS.get(tag);
        if (heading == null) {
            return lastHeading;
        }
        if (!heading.equals(lastHeading)) {
            blocks.add(new Block(Style.HEADING, List.of(new Run(heading, false))));
        }
        String body = text.strip();
        boolean link = body.startsWith("\"") || (body.startsWith("<") && !tag.equals("param"));
        int space = NAMED.contains(tag) && !link ? firstSpace(body) : 0;
        List<Block> described = new DocText(body.substring(space), Style.ITEM).blocks();
        List<Run> runs = new ArrayList<>();
        if (space > 0) {
            runs.add(new Run(body.substring(0, space).replace('#', '.'), true));
            runs.add(new Run(" ", false));
        }
        if (!described.isEmpty()) {
            runs.addAll(described.get(0).runs());
        }
        blocks.add(new Block(Style.ITEM, runs));
        blocks.addAll(described.subList(Math.min(1, described.size()), described.size()));
        return heading;
    }

    private static int firstSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }

    /** Reads the text of a comment without its tags at the end. */
    private static final class DocText {
        private static final Set<String> BREAKS = Set.of(
                "p",
                "ul",
                "ol",
                "dl",
                "dt",
                "dd",
                "blockquote",
                "table",
                "tr",
                "div",
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "br",
                "hr");
        private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|\\w{1,8});");
        private static final Map<String, String> ENTITIES = Map.ofEntries(
                Map.entry("lt", "<"),
                Map.entry("gt", ">"),
                Map.entry("amp", "&"),
                Map.entry("quot", "\""),
                Map.entry("apos", "'"),
                Map.entry("nbsp", " "),
                Map.entry("le", "≤"),
                Map.entry("ge", "≥"),
                Map.entry("ne", "≠"),
                Map.entry("times", "×"),
                Map.entry("mdash", "—"),
                Map.entry("ndash", "–"),
                Map.entry("hellip", "…"),
                Map.entry("rarr", "→"));

        private final String text;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Run> runs = new ArrayList<>();
        private Style style;
        private boolean code;
        private int at;

        DocText(String text, Style style) {
            this.text = text;
            this.style = style;
        }

        List<Block> blocks() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (text.startsWith("{@", at)) {
                    inlineTag();
                } else if (c == '<' && at + 1 < text.length() && isTagStart(text.charAt(at + 1))) {
                    htmlTag();
                } else {
                    int end = nextSpecial(at + 1);
                    append(decoded(text.substring(at, end)), code);
                    at = end;
                }
            }
            flush();
            return blocks;
        }

        private static boolean isTagStart(char c) {
            return Character.isLetter(c) || c == '/' || c == '!';
        }

        private int nextSpecial(int from) {
            int i = from;
            while (i < text.length() && text.charAt(i) != '<' && text.charAt(i) != '{') {
                i++;
            }
            return i;
        }

        private void inlineTag() {
            int end = balanced(at);
            boolean closed = text.charAt(end - 1) == '}';
            String body = text.substring(at + 2, Math.max(at + 2, closed ? end - 1 : end));
            at = end;
            int space = firstSpace(body);
            String tag = body.substring(0, space);
            String rest = body.substring(space).strip();
            switch (tag) {
                case "code" -> append(rest, true);
                case "literal" -> append(rest, code);
                case "link", "linkplain" -> link(rest);
                case "value", "index", "systemProperty" -> append(rest, true);
                case "return" -> append("Returns " + decoded(rest) + ".", false);
                default -> append("", false);
            }
        }

        private void link(String target) {
            int paren = target.indexOf(')');
            int space = paren >= 0 ? paren + 1 : firstSpace(target);
            String label = target.substring(Math.min(space, target.length())).strip();
            String name = target.substring(0, Math.min(space, target.length()));
            String shown = name.startsWith("#") ? name.substring(1) : name.replace('#', '.');
            append(label.isEmpty() ? shown : decoded(label), label.isEmpty());
        }

        private int balanced(int from) {
            int depth = 0;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
            return text.length();
        }

        private void htmlTag() {
            int end = text.indexOf('>', at);
            if (end < 0) {
                append(text.substring(at), code);
                at = text.length();
                return;
            }
            String tag = text.substring(at + 1, end).strip().toLowerCase(Locale.ROOT);
            at = end + 1;
            String name = tag.replaceFirst("^/", "").replaceFirst("[\\s/].*$", "");
            boolean closes = tag.startsWith("/");
            if (name.equals("pre") && !closes) {
                preformatted();
            } else if (name.equals("code") || name.equals("tt")) {
                code = !closes;
            } else if (name.equals("li")) {
                flush();
                style = closes ? Style.PARAGRAPH : Style.ITEM;
            } else if (BREAKS.contains(name)) {
                flush();
                style = Style.PARAGRAPH;
            }
        }

        private void preformatted() {
            flush();
            int close = text.indexOf("</pre>", at);
            int end = close < 0 ? text.length() : close;
            String body = text.substring(at, end).replaceAll("\\{@code\\s?|</?\\w+[^>]*>|^\\n+|\\s+$", "");
            boolean braced = text.startsWith("{@code", at) && body.endsWith("}");
            String shown = decoded(braced ? body.substring(0, body.length() - 1).stripTrailing() : body);
            blocks.add(new Block(Style.CODE, List.of(new Run(shown, true))));
            at = Math.min(text.length(), end + "</pre>".length());
        }

        private void append(String piece, boolean isCode) {
            String shown = piece.replaceAll("\\s+", " ");
            if (!shown.isEmpty()) {
                runs.add(new Run(shown, isCode));
            }
        }

        private void flush() {
            boolean blank = runs.stream().allMatch(run -> run.text().isBlank());
            if (!blank) {
                Run first = runs.get(0);
                runs.set(0, new Run(first.text().stripLeading(), first.isCode()));
                Run last = runs.get(runs.size() - 1);
                runs.set(runs.size() - 1, new Run(last.text().stripTrailing(), last.isCode()));
                blocks.add(new Block(style, runs));
            }
            runs.clear();
        }

        private static String decoded(String text) {
            return ENTITY.matcher(text).replaceAll(found -> {
                String name = found.group(1);
                return Matcher.quoteReplacement(
                        name.startsWith("#")
                                ? character(name, found.group())
                                : ENTITIES.getOrDefault(name, found.group()));
            });
        }

        private static String character(String number, String otherwise) {
            boolean hex = number.startsWith("#x");
            try {
                int point = hex ? Integer.parseInt(number.substring(2), 16) : Integer.parseInt(number.substring(1));
                return Character.isValidCodePoint(point) ? Character.toString(point) : otherwise;
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }
    }
}
