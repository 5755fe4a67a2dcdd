package makespan.opencl;

import java.util.List;
import makespan.device.Device;
import makespan.graph.Task;
import makespan.graph.TaskContext;
import org.jspecify.annotations.Nullable;

/** A task on a device, with data that lie there; what else a context tells is not asked for. */
record DeviceTask(Device device, List<Object> buffers) implements TaskContext {
    static DeviceTask of(Device device, Object... buffers) {
        return new DeviceTask(device, List.of(buffers));
    }

    @Override
    public int dataCount() {
        return buffers.size();
    }

    @Override
    public Object data(int k) {
        return buffers.get(k);
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public int inputCount() {
        return 0;
    }

    @Override
    public Task task() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object input(int k) {
        throw new IndexOutOfBoundsException(k);
    }

    @Override
    public @Nullable Object await(Task other) {
        throw new UnsupportedOperationException();
    }
}
