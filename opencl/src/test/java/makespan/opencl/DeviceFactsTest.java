package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jocl.CL;
import org.junit.jupiter.api.Test;

class DeviceFactsTest {
    @Test
    void graphicsProcessorsComeFirstAndCentralOnesLast() {
        List<String> models = Stream.of(
                        facts("cpu", CL.CL_DEVICE_TYPE_CPU),
                        facts("fpga", CL.CL_DEVICE_TYPE_ACCELERATOR),
                        facts("gpu 0", CL.CL_DEVICE_TYPE_GPU),
                        facts("default gpu 1", CL.CL_DEVICE_TYPE_GPU | CL.CL_DEVICE_TYPE_DEFAULT))
                .sorted(Comparator.comparingInt(DeviceFacts::order))
                .map(DeviceFacts::model)
                .toList();
        assertEquals(List.of("gpu 0", "default gpu 1", "fpga", "cpu"), models);
    }

    private static DeviceFacts facts(String model, long type) {
        return new DeviceFacts(model, type, 1, 1000, 1000, 1, true, true);
    }
}
