package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceNamesTest {
    @Test
    void namesAreShortAndUnique() {
        assertEquals(
                List.of("H200 0", "pocl 0", "H200 1", "UHD Graphics 630", "gfx1100", "Intel"),
                DeviceNames.of(List.of(
                        "NVIDIA H200", "pocl", "NVIDIA H200", "Intel(R) UHD Graphics 630", "gfx1100", "Intel(R)")));
    }

    @Test
    void theOnlyOneNeedsNoNumber() {
        assertEquals(List.of("H200", "device"), DeviceNames.of(List.of("NVIDIA H200", "")));
    }
}
