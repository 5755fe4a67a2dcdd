package makespan.kernel.request;

import com.google.gson.JsonObject;
import makespan.kernel.protocol.Message;
import org.jspecify.annotations.Nullable;

/** Serves one type of request. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Does what the request asks.
     *
     * @return the content of the reply, or null if this type of message is not answered
     */
    @Nullable
    JsonObject handle(Message request) throws Exception;

    /** Called when the reply is on its way and the kernel has said that it is idle. */
    default void replied(Message request) {}
}
