package makespan.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import makespan.kernel.protocol.Message;

/**
 * The shell channel's threads: the main shell, the subshells that clients create beside it, and one for comm messages,
 * which are so heard while a cell runs, also from front ends that know no subshells. Each serves its requests in order.
 *
 * @see <a href="https://jupyter.org/enhancement-proposals/91-kernel-subshells/kernel-subshells.html">Jupyter Enhancement
 *     Proposal 91: kernel subshells</a>
 */
public final class Shells {
    /** More would be a client that forgets to delete them: every subshell is a thread. */
    static final int MAX_SUBSHELLS = 64;

    private final Dispatcher dispatcher;
    private final RequestLoop main;
    private final RequestLoop comms;
    private final Map<String, RequestLoop> subshells = new ConcurrentHashMap<>();

    /** @param dispatcher serves the requests of all shells */
    public Shells(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.main = new RequestLoop(Channel.SHELL, dispatcher, "makespan-cells");
        this.comms = new RequestLoop(Channel.SHELL, dispatcher, "makespan-comms");
    }

    /** Starts serving. */
    public void start() {
        main.start();
        comms.start();
    }

    /** Queues a request for the shell that its header names. Does not block. */
    public void add(Message request) {
        String id = request.header().subshellId();
        RequestLoop subshell = subshells.get(id);
        if (subshell != null) {
            subshell.add(request);
        } else if (!id.isEmpty()) {
            dispatcher.refuse(Channel.SHELL, request, unknown(id));
        } else if (request.type().startsWith("comm_")) {
            comms.add(request);
        } else {
            main.add(request);
        }
    }

    /** Gives up the execute_requests that wait for the shell which served the given one. Called on that shell's thread. */
    public void abortQueuedAfter(Message failed) {
        subshells.getOrDefault(failed.header().subshellId(), main).abortQueued();
    }

    /** Returns the handlers of the control channel's requests about subshells. */
    public Map<String, RequestHandler> handlers() {
        return Map.of(
                "create_subshell_request", request -> create(),
                "delete_subshell_request", this::delete,
                "list_subshell_request", request -> list());
    }

    private JsonObject create() {
        if (subshells.size() >= MAX_SUBSHELLS) {
            return Replies.error("TooManySubshells", "there are " + MAX_SUBSHELLS + " subshells already: delete some");
        }
        String id = UUID.randomUUID().toString();
        RequestLoop subshell = new RequestLoop(Channel.SHELL, dispatcher, "makespan-subshell-" + id);
        subshells.put(id, subshell);
        subshell.start();
        JsonObject content = Replies.ok();
        content.addProperty("subshell_id", id);
        return content;
    }

    /** A subshell that serves a request finishes it, and those that were queued before. */
    private JsonObject delete(Message request) {
        String id = Json.string(request.content(), "subshell_id", "");
        RequestLoop subshell = subshells.remove(id);
        if (subshell == null) {
            return Replies.error("UnknownSubshell", unknown(id));
        }
        subshell.stop();
        return Replies.ok();
    }

    private JsonObject list() {
        JsonArray ids = new JsonArray();
        subshells.keySet().stream().sorted().forEach(ids::add);
        JsonObject content = Replies.ok();
        content.add("subshell_id", ids);
        return content;
    }

    private static String unknown(String id) {
        return "there is no subshell '" + id + "': create_subshell_request returns the id of a new one";
    }
}
