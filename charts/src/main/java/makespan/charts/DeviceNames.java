package makespan.charts;

import makespan.analysis.DeviceLanes;
import makespan.trace.Lane;

/** What devices and lanes are called in pictures and tables: emulated ones never without that word. */
final class DeviceNames {
    private static final String EMULATED = " (emulated)";

    private DeviceNames() {}

    static String of(Lane lane) {
        return lane.emulated() ? lane.name() + EMULATED : lane.name();
    }

    static String of(DeviceLanes device) {
        return device.emulated() ? device.name() + EMULATED : device.name();
    }

    /** Returns the name in at most so many characters, and behind it that the device is emulated if it is. */
    static String columns(DeviceLanes device, int most) {
        return Ellipsis.columns(device.name(), most) + (device.emulated() ? EMULATED : "");
    }

    static String columns(Lane lane, int most) {
        return lane.emulated()
                ? Ellipsis.columns(lane.name(), Math.max(1, most - EMULATED.length())) + EMULATED
                : Ellipsis.columns(lane.name(), most);
    }

    /** Returns what fits a width; rather than the word the end of the name goes. */
    static String fit(Lane lane, double width, Lettering lettering) {
        return lane.emulated()
                ? Ellipsis.fit(lane.name(), width - lettering.widthOf(EMULATED), lettering) + EMULATED
                : Ellipsis.fit(lane.name(), width, lettering);
    }
}
