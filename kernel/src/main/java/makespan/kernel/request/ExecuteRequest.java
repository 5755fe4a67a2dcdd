package makespan.kernel.request;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * What an execute_request asks for, with the protocol's defaults.
 *
 * @param cellId identity of the cell in the notebook, if the front end tells it
 */
record ExecuteRequest(
        String code,
        boolean silent,
        boolean storeHistory,
        Map<String, String> userExpressions,
        boolean allowStdin,
        boolean stopOnError,
        @Nullable String cellId) {

    static ExecuteRequest of(Message request) {
        JsonObject content = request.content();
        boolean silent = Json.bool(content, "silent", false);
        String cellId = Json.string(request.metadata(), "cellId", "");
        return new ExecuteRequest(
                Json.string(content, "code", ""),
                silent,
                !silent && Json.bool(content, "store_history", true),
                expressions(Json.object(content, "user_expressions")),
                Json.bool(content, "allow_stdin", false),
                Json.bool(content, "stop_on_error", true),
                cellId.isEmpty() ? null : cellId);
    }

    private static Map<String, String> expressions(JsonObject asked) {
        Map<String, String> expressions = new LinkedHashMap<>();
        asked.keySet().forEach(name -> expressions.put(name, Json.string(asked, name, "")));
        return expressions;
    }
}
