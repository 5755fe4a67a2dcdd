package makespan.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * A session of ONNX Runtime, which holds a model's weights. All models of one content and one set of options share it; it
 * ends with the last of them.
 */
final class SharedSession {
    // One lock guards the table and all counts. It is held while a session is made, so that two threads that load the
    // same model at once make one session. Runs do not take it: a session runs on many threads at once.
    private static final Map<Key, SharedSession> OPEN = new HashMap<>();

    /** Makes a session with options that are ready. */
    @FunctionalInterface
    interface Opening {
        OrtSession open(SessionOptions options) throws OrtException;
    }

    /**
     * What sessions are shared by.
     *
     * @param content the same for the same model only
     */
    record Key(Object content, OnnxOptions options) {}

    private final Key key;
    private final OrtSession session;
    private int users;

    private SharedSession(Key key, OrtSession session) {
        this.key = key;
        this.session = session;
    }

    /** Returns the session of a key for one more user, who is to call {@link #release()} once. */
    static SharedSession of(Key key, Opening opening) throws OrtException {
        synchronized (OPEN) {
            SharedSession shared = OPEN.get(key);
            if (shared == null) {
                try (SessionOptions options = sessionOptions(key.options())) {
                    shared = new SharedSession(key, opening.open(options));
                }
                OPEN.put(key, shared);
            }
            shared.users++;
            return shared;
        }
    }

    OrtSession session() {
        return session;
    }

    /** Ends the session if this was its last user. Each user's runs are over before. */
    void release() throws OrtException {
        synchronized (OPEN) {
            if (--users == 0) {
                OPEN.remove(key);
                session.close();
            }
        }
    }

    private static SessionOptions sessionOptions(OnnxOptions options) throws OrtException {
        SessionOptions made = new SessionOptions();
        made.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        made.setIntraOpNumThreads(options.intraOpThreads());
        made.setInterOpNumThreads(1);
        if (options.provider() == ExecutionProvider.CUDA) {
            made.addCUDA(options.deviceIndex());
        }
        return made;
    }
}
