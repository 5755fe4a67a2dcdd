package makespan.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    @Test
    void placesAreWrittenAlikeWhereverTheSeverityStands() {
        assertEquals("""
                the OpenCL source does not compile for 'gpu', line 7: use of undeclared identifier 'b'
                line 3, column 1: warning: unused variable
                line 7, column 14: error: use of undeclared identifier 'b'
                1 error generated.""", BuildLog.message("gpu", """
                        warning: /tmp/pocl_3f/tempfile.cl:3:1: unused variable

                        <kernel>:7:14: error: use of undeclared identifier 'b'
                        1 error generated.
                        """));
    }

    /** As the driver 580 of NVIDIA said it. */
    @Test
    void whatNvidiasAssemblerRefusesIsNamedAndItsNoiseIsLeftOut() {
        assertEquals("""
                the OpenCL source does not compile for 'H200': Unresolved extern function 'f'
                ptxas fatal   : Unresolved extern function 'f'""", BuildLog.message("H200", """
                        (): Warning: Function a is a kernel, so overriding noinline attribute. The function may be inlined when called.
                        ptxas fatal   : Unresolved extern function 'f'
                        """));
        assertEquals("""
                the OpenCL source does not compile for 'H200': Entry function 'a' uses too much shared data
                ptxas error   : Entry function 'a' uses too much shared data""", BuildLog.message("H200", "ptxas error   : Entry function 'a' uses too much shared data"));
    }

    @Test
    void aLongLogIsCut() {
        String log = IntStream.rangeClosed(1, 23).mapToObj(i -> "said " + i).collect(Collectors.joining("\n"));
        String message = BuildLog.message("gpu", log);
        assertEquals(22, message.lines().count());
        assertEquals(
                "... and 3 lines more", message.lines().skip(21).findFirst().orElseThrow());
    }

    @Test
    void nothingSaidIsNoLine() {
        assertEquals("the OpenCL source does not compile for 'gpu'", BuildLog.message("gpu", ""));
    }
}
