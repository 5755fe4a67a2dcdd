package makespan.dsl.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** What is being downloaded. Told by the threads that do it, asked by the one that waits. */
final class Transfers extends AbstractTransferListener {
    private static final long KILO = 1_000;

    private final Map<String, Long> bytesByName = new LinkedHashMap<>();
    private boolean cancelled;
    private int finished;

    /** Returns how far it is, in a line. */
    synchronized String line() {
        String before = finished == 0 ? "" : " · " + finished + " done";
        return bytesByName.entrySet().stream()
                .findFirst()
                .map(first ->
                        "Downloading " + first.getKey() + " (" + first.getValue() / KILO + " kB)" + others() + before)
                .orElse("Looking for libraries" + before);
    }

    /** Lets every transfer end at its next step. */
    synchronized void cancel() {
        cancelled = true;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        progressed(event);
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        progressed(event);
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        bytesByName.remove(name(event));
        finished++;
    }

    @Override
    public synchronized void transferFailed(TransferEvent event) {
        bytesByName.remove(name(event));
    }

    private synchronized void progressed(TransferEvent event) throws TransferCancelledException {
        if (cancelled) {
            throw new TransferCancelledException("the cell was interrupted");
        }
        bytesByName.put(name(event), event.getTransferredBytes());
    }

    private String others() {
        return bytesByName.size() == 1 ? "" : " and " + (bytesByName.size() - 1) + " more";
    }

    private static String name(TransferEvent event) {
        String resource = event.getResource().getResourceName();
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
