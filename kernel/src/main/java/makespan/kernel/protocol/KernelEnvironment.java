package makespan.kernel.protocol;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client hands to a kernel that it starts, besides the connection file: environment variables, since a command
 * line is read by other users of the machine.
 *
 * @param parameters values for {@code params} blocks, as text
 * @param workers how many workers runs use unless the code says otherwise; 0 for as many as processors
 */
public record KernelEnvironment(Map<String, String> parameters, int workers) {
    private static final String PARAMETERS = "MAKESPAN_PARAMETERS";
    private static final String WORKERS = "MAKESPAN_WORKERS";
    private static final int MAX_WORKERS = 256;

    public KernelEnvironment {
        parameters = Map.copyOf(parameters);
        if (workers < 0 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("workers must be between 0 and 256, but was " + workers);
        }
    }

    /** Returns what the environment variables say; what they do not say, or say wrongly, is left at its default. */
    public static KernelEnvironment of(Map<String, String> variables) {
        return new KernelEnvironment(parameters(variables), workers(variables));
    }

    /** Returns the variables that say this. */
    public Map<String, String> toVariables() {
        JsonObject json = new JsonObject();
        parameters.forEach(json::addProperty);
        return Map.of(PARAMETERS, Json.toText(json), WORKERS, Integer.toString(workers));
    }

    /** Returns how many workers runs use by default on this machine. */
    public int defaultWorkers() {
        return workers > 0
                ? workers
                : Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors());
    }

    private static Map<String, String> parameters(Map<String, String> variables) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            JsonObject json =
                    Json.parseObject(variables.getOrDefault(PARAMETERS, "{}").getBytes(StandardCharsets.UTF_8));
            json.keySet().forEach(name -> parameters.put(name, Json.string(json, name, "")));
            return parameters;
        } catch (ProtocolException e) {
            return Map.of();
        }
    }

    private static int workers(Map<String, String> variables) {
        try {
            int workers = Integer.parseInt(variables.getOrDefault(WORKERS, "0"));
            return workers < 0 || workers > MAX_WORKERS ? 0 : workers;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
