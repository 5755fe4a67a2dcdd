package makespan.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import makespan.device.Discovery;

/** The OpenCL devices of this machine; a test that asks where there are none is skipped, and says why. */
final class OpenClHere {
    private OpenClHere() {}

    /** Returns the first device as one that no other test uses: with counters and a memory of its own. */
    static OpenClDevice device() {
        OpenClDevice found = devices(false).get(0);
        DeviceFacts facts = DeviceFacts.of(found.handle());
        OpenClContext context =
                new OpenClContext(found.context().handle(), found.context().devices(), new LiveObjects());
        OpenClMemory memory = new OpenClMemory(found.name(), context, context.openQueue(found.handle()), facts);
        return new OpenClDevice(found.name(), found.handle(), facts, context, memory);
    }

    /** Returns two parts of one device, which can run at the same time. */
    static List<OpenClDevice> parts() {
        List<OpenClDevice> parts = devices(true).stream()
                .filter(device -> device.name().contains("."))
                .toList();
        assumeTrue(parts.size() > 1, "no OpenCL device here can be split");
        return parts.subList(0, 2);
    }

    /** Returns two parts of one device or, where none can be split, the first device. */
    static List<OpenClDevice> partsOrFirst() {
        List<OpenClDevice> parts = devices(true).stream()
                .filter(device -> device.name().contains("."))
                .limit(2)
                .toList();
        return parts.isEmpty() ? devices(false).subList(0, 1) : parts;
    }

    static List<OpenClDevice> devices(boolean subDevices) {
        Discovery found = new OpenClDriver().discover(subDevices);
        assumeTrue(!found.devices().isEmpty(), "no OpenCL device: " + found.reason() + "; " + found.hint());
        return found.devices().stream().map(OpenClDevice.class::cast).toList();
    }
}
