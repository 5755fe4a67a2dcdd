package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OpenClExceptionTest {
    /** What the driver 580 of NVIDIA returned for a kernel that wrote far beyond its buffer. */
    @Test
    void nvidiasOwnNumberIsExplained() {
        assertEquals(
                "kernel 'bad' returned -9999: NVIDIA's driver says so when a kernel reads or writes outside its buffers,"
                        + " and gives this process no more of the device",
                new OpenClException("kernel 'bad'", -9999).getMessage());
    }
}
