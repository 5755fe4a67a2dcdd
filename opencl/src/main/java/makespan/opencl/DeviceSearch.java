package makespan.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import makespan.device.Device;
import makespan.device.Discovery;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_device_partition_property;
import org.jocl.cl_platform_id;

/** One look through all platforms for devices. */
final class DeviceSearch {
    private static final int NO_PLATFORM = -1001;

    private static final String POCL = "Portable Computing Language";
    private static final String POCL_HANDLER = "POCL_SIGFPE_HANDLER";

    private final String technology;
    private final boolean subDevices;
    private final List<Root> roots = new ArrayList<>();
    private String reason = "";
    private String hint = "";

    private record Root(cl_platform_id platform, cl_device_id device, DeviceFacts facts, boolean pocl) {}

    DeviceSearch(String technology, boolean subDevices) {
        this.technology = technology;
        this.subDevices = subDevices;
    }

    Discovery run() {
        List<cl_platform_id> platforms = platforms();
        if (platforms.isEmpty()) {
            return Discovery.none(
                    technology,
                    "libOpenCL.so.1 is here, but no driver for it (CL_PLATFORM_NOT_FOUND_KHR)",
                    NvidiaRegistration.isMissing()
                            ? "register NVIDIA's: " + NvidiaRegistration.COMMAND
                            : "install your GPU's driver, or PoCL for the CPU: apt install pocl-opencl-icd");
        }
        platforms.forEach(this::look);
        roots.sort(Comparator.comparingInt(root -> root.facts().order())); // loaders differ in the order of drivers
        List<Device> devices = open();
        if (!devices.isEmpty()) {
            if (reason.isEmpty() && NvidiaRegistration.isMissing()) {
                reason = "NVIDIA's driver is here, but not registered";
                hint = NvidiaRegistration.COMMAND;
            }
            return new Discovery(technology, devices, "", reason.isEmpty() ? "" : reason + ": " + hint);
        }
        return reason.isEmpty()
                ? Discovery.none(technology, "the OpenCL drivers have no device that compiles kernels", hint)
                : Discovery.none(technology, reason, hint);
    }

    private static List<cl_platform_id> platforms() {
        int[] count = new int[1];
        int status = CL.clGetPlatformIDs(0, null, count);
        if (status == NO_PLATFORM || (status == CL.CL_SUCCESS && count[0] == 0)) {
            return List.of();
        }
        OpenClException.check("clGetPlatformIDs", status);
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        OpenClException.check("clGetPlatformIDs", CL.clGetPlatformIDs(platforms.length, platforms, null));
        return List.of(platforms);
    }

    private void look(cl_platform_id platform) {
        try {
            boolean pocl = name(platform).equals(POCL);
            if (pocl && swallowsDivisionsByZero()) {
                reason = "PoCL would keep Java from noticing divisions by zero";
                hint = "set the environment variable " + POCL_HANDLER + "=0, as the command 'makespan' does";
                return;
            }
            for (cl_device_id device : devices(platform)) {
                DeviceFacts facts = DeviceFacts.of(device);
                if (facts.usable()) {
                    roots.add(new Root(platform, device, facts, pocl));
                }
            }
        } catch (OpenClException e) { // other platforms may work
            reason = String.valueOf(e.getMessage());
            hint = "see what clinfo says";
        }
    }

    /**
     * Returns whether PoCL, asked for its devices, would install a handler of SIGFPE, to which this machine's Java leaves
     * noticing integer divisions by zero. PoCL's skips the instruction, and the program goes on with a wrong number.
     */
    private static boolean swallowsDivisionsByZero() {
        return System.getProperty("os.name", "").startsWith("Linux")
                && System.getProperty("os.arch", "").equals("amd64")
                && !"0".equals(System.getenv(POCL_HANDLER));
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        int status = CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
        if (status == CL.CL_DEVICE_NOT_FOUND) {
            return new cl_device_id[0];
        }
        OpenClException.check("clGetDeviceIDs", status);
        cl_device_id[] devices = new cl_device_id[count[0]];
        OpenClException.check(
                "clGetDeviceIDs", CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null));
        return devices;
    }

    private List<Device> open() {
        List<String> names = DeviceNames.of(roots.stream()
                .map(root -> root.pocl() && root.facts().isCpu()
                        ? "pocl"
                        : root.facts().model())
                .toList());
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            try {
                devices.addAll(open(roots.get(i), names.get(i)));
            } catch (OpenClException e) { // the others may work
                reason = "'" + names.get(i) + "' cannot be used: " + e.getMessage();
                hint = "see what clinfo says";
            }
        }
        return devices;
    }

    private List<OpenClDevice> open(Root root, String name) {
        List<cl_device_id> parts = subDevices && root.facts().isCpu() ? split(root) : List.of(root.device());
        OpenClContext context = OpenClContext.open(root.platform(), root.device(), parts);
        OpenClMemory memory = new OpenClMemory(name, context, context.openQueue(root.device()), root.facts());
        List<OpenClDevice> devices = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            cl_device_id part = parts.get(i);
            devices.add(new OpenClDevice(
                    parts.size() == 1 ? name : name + "." + i, part, DeviceFacts.of(part), context, memory));
        }
        return devices;
    }

    /** Returns sub-devices of one compute unit each, or the device itself where it has no more or cannot be split. */
    private static List<cl_device_id> split(Root root) {
        cl_device_partition_property equally = new cl_device_partition_property();
        equally.addProperty(CL.CL_DEVICE_PARTITION_EQUALLY, 1);
        cl_device_id[] parts = new cl_device_id[root.facts().computeUnits()];
        int status = parts.length == 1
                ? CL.CL_DEVICE_PARTITION_FAILED
                : CL.clCreateSubDevices(root.device(), equally, parts.length, parts, null);
        return status == CL.CL_SUCCESS ? Arrays.asList(parts) : List.of(root.device());
    }

    private static String name(cl_platform_id platform) {
        byte[] name = new byte[256];
        OpenClException.check(
                "clGetPlatformInfo",
                CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, name.length, Pointer.to(name), null));
        return ZeroEnded.text(name);
    }
}
