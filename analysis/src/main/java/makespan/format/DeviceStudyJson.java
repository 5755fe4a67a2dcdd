package makespan.format;

import makespan.analysis.DeviceStudy;

/** What devices did, as an array for a {@link RunSummaryJson}. */
final class DeviceStudyJson {
    private static final double NANOS_PER_SECOND = 1e9;

    private DeviceStudyJson() {}

    static JsonWriter of(DeviceStudy study) {
        JsonWriter json = new JsonWriter().beginArray();
        for (DeviceStudy.Usage usage : study.devices()) {
            json.beginObject().name("name").value(usage.device().name());
            json.name("kind").value(usage.device().kind().word());
            json.name("emulated").value(usage.device().emulated());
            json.name("lanes").value(usage.device().lanes().size());
            json.name("tasks").value(usage.tasks());
            json.name("busy_s").value(rounded(usage.busySeconds()));
            json.name("bytes_in").value(usage.bytesIn());
            json.name("bytes_out").value(usage.bytesOut());
            json.name("transfer_s").value(rounded(usage.transferSeconds()));
            usage.joules().ifPresent(joules -> json.name("energy_j").value(joules));
            json.endObject();
        }
        return json.endArray();
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * NANOS_PER_SECOND) / NANOS_PER_SECOND;
    }
}
