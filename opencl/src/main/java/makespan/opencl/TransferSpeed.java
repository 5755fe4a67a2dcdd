package makespan.opencl;

/**
 * How fast data move between Java's arrays and a device.
 *
 * @param latencySeconds what the smallest copy takes
 * @param inBytesPerSecond how fast large ones go to the device, without the latency
 * @param outBytesPerSecond how fast they come back
 */
public record TransferSpeed(double latencySeconds, double inBytesPerSecond, double outBytesPerSecond) {
    /** Returns how long a copy to the device takes, in seconds. */
    public double secondsIn(long bytes) {
        return bytes == 0 ? 0 : latencySeconds + bytes / inBytesPerSecond;
    }

    /** Returns how long a copy from the device takes, in seconds. */
    public double secondsOut(long bytes) {
        return bytes == 0 ? 0 : latencySeconds + bytes / outBytesPerSecond;
    }
}
