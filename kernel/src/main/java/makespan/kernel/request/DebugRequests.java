package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import makespan.kernel.variable.BoundedCall;
import makespan.kernel.variable.ValueChildren;
import makespan.kernel.variable.ValueChildren.Child;
import makespan.kernel.variable.ValueReferences;
import makespan.kernel.variable.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * Answers what front ends ask of a debugger while none runs: the variables and what they hold, as the Debug Adapter
 * Protocol has them. A cell may run meanwhile; its code is not called.
 */
public final class DebugRequests implements RequestHandler {
    private static final int VALUE_CHARS = 200;
    private static final int RICH_CHARS = 10_000;
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1_000;

    /** What a command cannot be answered for. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    private final Supplier<Map<String, @Nullable Object>> variables;
    private final ValueReferences references = new ValueReferences();
    private final BoundedCall bounded = new BoundedCall();

    /** @param variables returns a copy of them by name */
    public DebugRequests(Supplier<Map<String, @Nullable Object>> variables) {
        this.variables = variables;
    }

    @Override
    public JsonObject handle(Message request) {
        JsonObject asked = request.content();
        String command = Json.string(asked, "command", "");
        JsonObject reply = new JsonObject();
        reply.addProperty("type", "response");
        reply.addProperty("seq", Json.integer(asked, "seq", 0));
        reply.addProperty("request_seq", Json.integer(asked, "seq", 0));
        reply.addProperty("command", command);
        try {
            JsonObject body = bounded.call(() -> body(command, Json.object(asked, "arguments")));
            reply.addProperty("success", true);
            reply.add("body", body);
        } catch (Exception problem) { // whatever happens, the front end gets an answer of this form
            reply.addProperty("success", false);
            reply.addProperty("message", String.valueOf(problem.getMessage()));
            reply.add("body", new JsonObject());
        }
        return reply;
    }

    private JsonObject body(String command, JsonObject arguments) throws RefusedException {
        return switch (command) {
            case "debugInfo" -> info();
            case "inspectVariables" -> inspectVariables();
            case "richInspectVariables" -> richInspectVariables(Json.string(arguments, "variableName", ""));
            case "variables" -> children(arguments);
            default ->
                throw new RefusedException("this kernel has no debugger, so that it cannot answer '" + command
                        + "'; it answers debugInfo, inspectVariables, richInspectVariables and variables");
        };
    }

    private static JsonObject info() {
        JsonObject body = new JsonObject();
        body.addProperty("isStarted", false);
        body.addProperty("hashMethod", "Murmur2");
        body.addProperty("hashSeed", 0);
        body.addProperty("tmpFilePrefix", "");
        body.addProperty("tmpFileSuffix", ".groovy");
        body.add("breakpoints", new JsonArray());
        body.add("stoppedThreads", new JsonArray());
        body.addProperty("richRendering", true);
        body.add("exceptionPaths", new JsonArray());
        body.addProperty("copyToGlobals", false);
        return body;
    }

    private JsonObject inspectVariables() {
        references.clear();
        List<Child> all = new ArrayList<>();
        variables.get().forEach((name, value) -> all.add(new Child(name, value)));
        return described(all, true);
    }

    private JsonObject richInspectVariables(String name) throws RefusedException {
        Map<String, @Nullable Object> all = variables.get();
        if (!all.containsKey(name)) {
            throw new RefusedException("there is no variable '" + name + "'");
        }
        JsonObject data = new JsonObject();
        data.addProperty("text/plain", ValueText.of(all.get(name), RICH_CHARS));
        JsonObject body = new JsonObject();
        body.add("data", data);
        body.add("metadata", new JsonObject());
        return body;
    }

    private JsonObject children(JsonObject arguments) throws RefusedException {
        int reference = Json.integer(arguments, "variablesReference", 0);
        Object parent = references
                .find(reference)
                .orElseThrow(() -> new RefusedException(
                        "nothing is known by reference " + reference + " any more: inspect the variables again"));
        int start = Math.max(0, Json.integer(arguments, "start", 0));
        int count = Json.integer(arguments, "count", 0);
        String filter = Json.string(arguments, "filter", "");
        boolean indexed = ValueChildren.indexed(parent) > 0;
        if (filter.equals(indexed ? "named" : "indexed")) {
            return described(List.of(), false);
        }
        return described(ValueChildren.of(parent, start, count <= 0 ? PAGE : Math.min(count, MAX_PAGE)), false);
    }

    private JsonObject described(List<Child> values, boolean top) {
        JsonArray list = new JsonArray();
        values.forEach(value -> list.add(described(value, top)));
        JsonObject body = new JsonObject();
        body.add("variables", list);
        return body;
    }

    private JsonObject described(Child child, boolean top) {
        Object value = child.value();
        int indexed = ValueChildren.indexed(value);
        int named = ValueChildren.named(value);
        JsonObject described = new JsonObject();
        described.addProperty("name", child.name());
        described.addProperty("value", ValueText.of(value, VALUE_CHARS));
        described.addProperty("type", ValueText.type(value));
        if (top) {
            described.addProperty("evaluateName", child.name());
        }
        if (indexed > 0) {
            described.addProperty("indexedVariables", indexed);
        }
        if (named > 0) {
            described.addProperty("namedVariables", named);
        }
        described.addProperty("variablesReference", value != null && indexed + named > 0 ? references.of(value) : 0);
        return described;
    }
}
