package makespan.kernel.comm;

import makespan.kernel.protocol.Message;

/** What a front end can open a conversation with. */
@FunctionalInterface
public interface CommTarget {
    /**
     * Takes a conversation that a front end has opened. Called on a thread that serves comm messages, while cells may
     * run on others; it must not block.
     *
     * @param request the comm_open message
     */
    void opened(Comm comm, Message request);
}
