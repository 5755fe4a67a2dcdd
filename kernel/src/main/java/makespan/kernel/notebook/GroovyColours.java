package makespan.kernel.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groovy source as HTML with light colouring: comments, texts, numbers, keywords and annotations. */
final class GroovyColours {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>//[^\\n]*+|/\\*(?s:.)*?(?:\\*/|\\z)|\\A\\#![^\\n]*+)\
            |(?<string>\"""(?s:\\\\.|(?!\""").)*+(?:\"""|\\z)|'''(?s:\\\\.|(?!''').)*+(?:'''|\\z)\
            |"(?:\\\\.|[^"\\\\\\n])*+"?|'(?:\\\\.|[^'\\\\\\n])*+'?)\
            |(?<annotation>@[A-Za-z_]\\w*+)\
            |(?<word>[A-Za-z_$][\\w$]*+)\
            |(?<number>\\b\\d[\\d_]*+(?:\\.\\d[\\d_]*+)?(?:[eE][+-]?\\d++)?[gGlLiIdDfF]?(?![A-Za-z]))\
            """);
    private static final Pattern KEYWORD = Pattern.compile(
            "abstract|as|assert|boolean|break|byte|case|catch|char|class|"
                    + "const|continue|def|default|do|double|else|enum|extends|false|final|finally|float|for|if|implements|import|"
                    + "in|instanceof|int|interface|long|native|new|null|package|private|protected|public|record|return|sealed|"
                    + "short|static|super|switch|synchronized|this|throw|throws|trait|transient|true|try|var|void|volatile|while");

    private GroovyColours() {}

    static String of(String source) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            html.append(Html.escape(source.substring(end, token.start())));
            append(html, styleOf(token), token.group());
            end = token.end();
        }
        return html.append(Html.escape(source.substring(end))).toString();
    }

    private static String styleOf(Matcher token) {
        if (token.group("word") != null) {
            return KEYWORD.matcher(token.group()).matches() ? "k" : "";
        }
        if (token.group("comment") != null) {
            return "c";
        }
        if (token.group("string") != null) {
            return "s";
        }
        return token.group("number") != null ? "n" : "a";
    }

    private static void append(StringBuilder html, String style, String text) {
        if (style.isEmpty()) {
            html.append(Html.escape(text));
            return;
        }
        html.append("<span class=\"").append(style).append("\">");
        html.append(Html.escape(text)).append("</span>");
    }
}
