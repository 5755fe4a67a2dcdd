package makespan.onnx;

/**
 * Whether models can be run by a provider here.
 *
 * @param reason why not, in one line, with a way out; what was found if they can
 */
public record ProviderStatus(ExecutionProvider provider, boolean available, String reason) {
    /** Returns {@code cuda is not there: …}. */
    @Override
    public String toString() {
        return provider.word() + (available ? ": " : " is not there: ") + reason;
    }
}
