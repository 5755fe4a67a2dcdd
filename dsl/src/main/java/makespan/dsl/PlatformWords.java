package makespan.dsl;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import makespan.device.Platform;
import makespan.device.ProcessorGroup;
import makespan.device.ProcessorLink;
import makespan.dsl.units.Bandwidth;
import makespan.dsl.units.Bytes;
import org.jspecify.annotations.Nullable;

/** The words inside {@code platform { … }}. */
public final class PlatformWords {
    static final List<String> WORDS = List.of("cpu", "device", "gpu", "link", "npu");

    private static final List<String> GROUP_OPTIONS = List.of("count", "memory", "speed", "watts");
    /** Where the number stands before the options. */
    private static final List<String> COUNTED_OPTIONS = List.of("memory", "speed", "watts");

    private static final List<String> LINK_OPTIONS = List.of("bandwidth", "latency");
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<ProcessorGroup> groups = new ArrayList<>();
    private final List<ProcessorLink> links = new ArrayList<>();

    PlatformWords() {}

    /** Declares CPUs: {@code cpu 4}. Returns what links call them. */
    public String cpu(int count) {
        return cpu(Map.of(), count);
    }

    /** Declares CPUs: {@code cpu 4, speed: 2}. */
    public String cpu(
            @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options, int count) {
        return group("cpu", "cpu", count, options);
    }

    /** Declares a CPU of a name: {@code cpu 'EPYC'}. */
    public String cpu(String name) {
        return cpu(Map.of(), name);
    }

    /** Declares CPUs of a name: {@code cpu 'EPYC', count: 4}. */
    public String cpu(
            @NamedParam("count") @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options,
            String name) {
        return group("cpu", name, null, options);
    }

    /** Declares GPUs: {@code gpu 2}. Returns what links call them. */
    public String gpu(int count) {
        return gpu(Map.of(), count);
    }

    /** Declares GPUs: {@code gpu 2, speed: 40}. */
    public String gpu(
            @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options, int count) {
        return group("gpu", "gpu", count, options);
    }

    /** Declares a GPU of a name: {@code gpu 'H200'}. */
    public String gpu(String name) {
        return gpu(Map.of(), name);
    }

    /** Declares GPUs of a name: {@code gpu 'H200', count: 2, speed: 40}. */
    public String gpu(
            @NamedParam("count") @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options,
            String name) {
        return group("gpu", name, null, options);
    }

    /** Declares processors for neural networks: {@code npu 1}. Returns what links call them. */
    public String npu(int count) {
        return npu(Map.of(), count);
    }

    /** Declares processors for neural networks: {@code npu 2, speed: 8}. */
    public String npu(
            @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options, int count) {
        return group("npu", "npu", count, options);
    }

    /** Declares a processor for neural networks of a name: {@code npu 'Hailo-8'}. */
    public String npu(String name) {
        return npu(Map.of(), name);
    }

    /** Declares processors for neural networks of a name: {@code npu 'Hailo-8', speed: 8, watts: 2.5}. */
    public String npu(
            @NamedParam("count") @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options,
            String name) {
        return group("npu", name, null, options);
    }

    /** Declares a processor of any other kind: {@code device 'dsp'}. */
    public String device(String name) {
        return device(Map.of(), name);
    }

    /** Declares processors of any other kind: {@code device 'dsp', count: 2, speed: 8}. */
    public String device(
            @NamedParam("count") @NamedParam("speed") @NamedParam("memory") @NamedParam("watts") Map<String, ?> options,
            String name) {
        return group(name, name, null, options);
    }

    /** Declares the way of data between groups: {@code link cpu, gpu, bandwidth: 25.GBps, latency: 10.us}. */
    public void link(
            @NamedParam(value = "bandwidth", type = Bandwidth.class)
                    @NamedParam(value = "latency", type = Duration.class)
                    Map<String, ?> options,
            String from,
            String to) {
        WordOptions.check("link", options, LINK_OPTIONS);
        Object bandwidth = options.get("bandwidth");
        if (!(bandwidth instanceof Bandwidth given)) {
            throw WordOptions.wrong("link", "bandwidth", "a bandwidth such as 25.GBps", bandwidth);
        }
        Object latency = options.containsKey("latency") ? options.get("latency") : Duration.ZERO;
        if (!(latency instanceof Duration time)) {
            throw WordOptions.wrong("link", "latency", "a time such as 10.us", latency);
        }
        links.add(
                checked(() -> new ProcessorLink(from, to, given.bytesPerSecond(), time.toNanos() / NANOS_PER_SECOND)));
    }

    /** The CPUs, in a link. */
    public String getCpu() {
        return "cpu";
    }

    /** The GPUs, in a link. */
    public String getGpu() {
        return "gpu";
    }

    /** The processors for neural networks, in a link. */
    public String getNpu() {
        return "npu";
    }

    Platform platform() {
        return checked(() -> new Platform(groups, links));
    }

    private String group(String kind, String name, @Nullable Integer given, Map<String, ?> options) {
        WordOptions.check(kind, options, given == null ? GROUP_OPTIONS : COUNTED_OPTIONS);
        int count = given == null ? count(kind, options) : given;
        Object speed = options.containsKey("speed") ? options.get("speed") : Integer.valueOf(1);
        if (!(speed instanceof Number factor)) {
            throw WordOptions.wrong(kind, "speed", "a number, how many times as fast as measured", speed);
        }
        Object memory = options.containsKey("memory") ? options.get("memory") : new Bytes(0);
        if (!(memory instanceof Bytes bytes)) {
            throw WordOptions.wrong(kind, "memory", "an amount of data such as 80.GB", memory);
        }
        Object watts = options.containsKey("watts") ? options.get("watts") : Integer.valueOf(0);
        if (!(watts instanceof Number power)) {
            throw WordOptions.wrong(kind, "watts", "a number, the power that it draws while it works", watts);
        }
        groups.add(checked(
                () -> new ProcessorGroup(name, kind, count, factor.doubleValue(), bytes.count(), power.doubleValue())));
        return name;
    }

    private static int count(String kind, Map<String, ?> options) {
        Object count = options.containsKey("count") ? options.get("count") : Integer.valueOf(1);
        if (!(count instanceof Integer number)) {
            throw WordOptions.wrong(kind, "count", "a whole number", count);
        }
        return number;
    }

    private static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new DeclarationException(e.getMessage() + Places.here());
        }
    }
}
