package makespan.format;

import java.io.IOException;
import java.util.Map;

/** Takes what a {@link DotParser} finds. Nodes are known by index, from 0 in the order in which they are first named. */
interface DotSink {
    /** Takes attributes of a node: its defaults when it is first named, its own then and later. */
    void attributes(int node, Map<String, String> attributes, int line) throws IOException;

    /** Takes an edge with its attributes, defaults included. */
    void edge(int from, int to, Map<String, String> attributes, int line) throws IOException;
}
