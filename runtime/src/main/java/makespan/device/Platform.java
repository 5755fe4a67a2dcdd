package makespan.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A machine as described: groups of processors, and the links between groups. Without any link, data move at once. Else
 * data between two groups take their link, or, if there is none, the two links of the first group that is linked to both,
 * one after the other. Processors of a group of kind {@code cpu} share memory and need no link; those of another group
 * go through a linked group unless the group has a link to itself. Immutable.
 *
 * @param groups at least one, each of another name; their processors are numbered in this order
 * @param links at most one for each pair of groups
 */
public record Platform(List<ProcessorGroup> groups, List<ProcessorLink> links) {
    private static final int MOST_PROCESSORS = 1_000;

    /**
     * @throws IllegalArgumentException if there are no or too many processors, two groups of one name, a link of a group
     *     that is not there, two links of one pair, or no way for data between two processors
     */
    public Platform {
        groups = List.copyOf(groups);
        links = List.copyOf(links);
        long count = groups.stream().mapToLong(ProcessorGroup::count).sum();
        if (count < 1 || count > MOST_PROCESSORS) {
            throw new IllegalArgumentException(
                    "a platform must have between 1 and " + MOST_PROCESSORS + " processors, but had " + count);
        }
        Set<String> names = new HashSet<>();
        for (ProcessorGroup group : groups) {
            if (!names.add(group.name())) {
                throw new IllegalArgumentException(
                        "two groups of processors are called '" + group.name() + "'; give one another name");
            }
        }
        new GroupLinks(groups, links);
    }

    /** Returns the number of processors. */
    public int processors() {
        return groups.stream().mapToInt(ProcessorGroup::count).sum();
    }

    /** Returns what each processor is called: its group's name, with a number if the group has several. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (ProcessorGroup group : groups) {
            for (int at = 0; at < group.count(); at++) {
                names.add(group.count() == 1 ? group.name() : group.name() + " " + at);
            }
        }
        return names;
    }

    /** Returns the links between all processors. */
    public Network network() {
        GroupLinks between = new GroupLinks(groups, links);
        int[] group = IntStream.range(0, groups.size())
                .flatMap(each ->
                        IntStream.generate(() -> each).limit(groups.get(each).count()))
                .toArray();
        double[][] latencies = new double[group.length][group.length];
        double[][] bandwidths = new double[group.length][group.length];
        for (int from = 0; from < group.length; from++) {
            for (int to = 0; to < group.length; to++) {
                latencies[from][to] = between.latencySeconds(group[from], group[to]);
                bandwidths[from][to] = between.bytesPerSecond(group[from], group[to]);
            }
        }
        return new Network(latencies, bandwidths);
    }

    /** Returns the kind of each processor. */
    public List<DeviceKind> kinds() {
        return groups.stream()
                .flatMap(group -> Collections.nCopies(group.count(), group.deviceKind()).stream())
                .toList();
    }

    /** Returns the speed of each processor: what divides the times of tasks. */
    public List<Double> speeds() {
        return groups.stream()
                .flatMap(group -> Collections.nCopies(group.count(), group.speed()).stream())
                .toList();
    }

    /** Returns what is said of the machine but not simulated, in one line; an empty text if all is. */
    public String notSimulated() {
        String limited = groups.stream()
                .filter(group -> group.memoryBytes() > 0)
                .map(group -> "'" + group.name() + "'")
                .collect(Collectors.joining(", "));
        return limited.isEmpty()
                ? ""
                : "the memory of " + limited + " is not simulated: data are never too large for it";
    }

    /** Returns {@code 4 × cpu, 2 × H200 of speed 40}. */
    @Override
    public String toString() {
        return groups.stream().map(ProcessorGroup::toString).collect(Collectors.joining(", "));
    }
}
