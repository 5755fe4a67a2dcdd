package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import makespan.kernel.protocol.Message;
import makespan.kernel.protocol.MessageHeader;
import org.codehaus.groovy.util.ReleaseInfo;

/** Answers what this kernel is. */
public final class KernelInfo implements RequestHandler {
    private final String version;

    /** @param version this kernel's version */
    public KernelInfo(String version) {
        this.version = version;
    }

    @Override
    public JsonObject handle(Message request) {
        JsonObject content = Replies.ok();
        content.addProperty("protocol_version", MessageHeader.PROTOCOL_VERSION);
        content.addProperty("implementation", "makespan");
        content.addProperty("implementation_version", version);
        content.add("language_info", languageInfo());
        content.addProperty("banner", banner());
        content.addProperty("debugger", false);
        content.add("supported_features", Replies.array(List.of("kernel subshells")));
        content.add("help_links", helpLinks());
        return content;
    }

    private String banner() {
        return "Makespan " + version + ": parallel work, designed, run and understood\nGroovy "
                + ReleaseInfo.getVersion() + " on Java " + System.getProperty("java.version");
    }

    private static JsonObject languageInfo() {
        JsonObject info = new JsonObject();
        info.addProperty("name", "groovy");
        info.addProperty("version", ReleaseInfo.getVersion());
        info.addProperty("mimetype", "text/x-groovy");
        info.addProperty("file_extension", ".groovy");
        info.addProperty("pygments_lexer", "groovy");
        info.addProperty("codemirror_mode", "groovy");
        info.addProperty("nbconvert_exporter", "script");
        return info;
    }

    private static JsonArray helpLinks() {
        JsonArray links = new JsonArray();
        links.add(helpLink("Groovy", "https://groovy-lang.org/documentation.html"));
        links.add(helpLink("Groovy's additions to Java", "https://groovy-lang.org/gdk.html"));
        links.add(helpLink("Java API", "https://docs.oracle.com/en/java/javase/17/docs/api/"));
        return links;
    }

    private static JsonObject helpLink(String text, String url) {
        JsonObject link = new JsonObject();
        link.addProperty("text", text);
        link.addProperty("url", url);
        return link;
    }
}
