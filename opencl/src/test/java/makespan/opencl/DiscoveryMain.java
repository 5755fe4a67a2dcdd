package makespan.opencl;

import makespan.device.Discovery;

/** A process that prints what all drivers find, a line each. */
final class DiscoveryMain {
    private DiscoveryMain() {}

    public static void main(String[] args) {
        for (Discovery found : Discovery.all()) {
            System.out.println(
                    found.technology() + ": " + found.devices() + "; " + found.reason() + "; " + found.hint());
        }
    }
}
