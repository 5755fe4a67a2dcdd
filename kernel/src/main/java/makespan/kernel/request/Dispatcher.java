package makespan.kernel.request;

import com.google.gson.JsonObject;
import java.util.Map;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Message;
import makespan.kernel.wire.KernelLog;
import makespan.kernel.wire.Publisher;
import makespan.kernel.wire.Router;
import org.jspecify.annotations.Nullable;

/** Serves a request between a busy and an idle status; whatever goes wrong is an error reply and a line in the log. */
public final class Dispatcher {
    private static final String REQUEST = "_request";

    private final Router router;
    private final Publisher publisher;
    private final KernelLog log;
    private final Map<String, RequestHandler> handlers;

    /** @param handlers by type of message */
    public Dispatcher(Router router, Publisher publisher, KernelLog log, Map<String, RequestHandler> handlers) {
        this.router = router;
        this.publisher = publisher;
        this.log = log;
        this.handlers = Map.copyOf(handlers);
    }

    /** Serves a request that came by the given channel, and answers it there. */
    public void serve(Channel channel, Message request) {
        RequestHandler handler = handlers.getOrDefault(request.type(), this::unknown);
        serve(channel, request, handler);
    }

    /** Answers a request that will not be served, because one before it failed. */
    void abort(Channel channel, Message request) {
        serve(channel, request, aborted -> Replies.status("aborted"));
    }

    /** Answers a request that cannot be served with an error. */
    void refuse(Channel channel, Message request, String problem) {
        serve(channel, request, refused -> Replies.error("BadRequest", problem));
    }

    private void serve(Channel channel, Message request, RequestHandler handler) {
        JsonObject parent = request.header().json();
        publisher.status(parent, "busy");
        try {
            JsonObject reply = reply(handler, request);
            if (reply != null) {
                router.send(channel, request.reply(replyType(request.type()), router.session(), reply));
            }
        } finally {
            publisher.status(parent, "idle");
        }
        handler.replied(request);
    }

    private @Nullable JsonObject reply(RequestHandler handler, Message request) {
        try {
            return handler.handle(request);
        } catch (Throwable problem) { // a loop that serves requests outlives every problem
            log.warn("could not serve " + request.type(), problem);
            return Replies.error(problem.getClass().getSimpleName(), String.valueOf(problem.getMessage()));
        }
    }

    private @Nullable JsonObject unknown(Message request) {
        String problem = "this kernel does not know messages of type '" + request.type() + "'";
        log.warn(problem);
        return request.type().endsWith(REQUEST) ? Replies.error("UnknownMessageType", problem) : null;
    }

    private static String replyType(String requestType) {
        return requestType.endsWith(REQUEST)
                ? requestType.substring(0, requestType.length() - REQUEST.length()) + "_reply"
                : requestType + "_reply";
    }
}
