package makespan.benchmark;

/** A contestant died, refused or answered what is not an answer; the message is one line. */
final class ContestantFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ContestantFailure(String message) {
        super(message);
    }
}
