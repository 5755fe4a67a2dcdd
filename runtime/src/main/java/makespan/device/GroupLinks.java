package makespan.device;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import makespan.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** Latency and bandwidth between each two groups of a {@link Platform}, by the rules that stand there. */
final class GroupLinks {
    private static final double AT_ONCE = Double.MAX_VALUE;

    private final List<ProcessorGroup> groups;
    /** As declared, by the numbers of two groups. */
    private final @Nullable ProcessorLink[][] direct;

    private final double[][] latencySeconds;
    private final double[][] bytesPerSecond;

    GroupLinks(List<ProcessorGroup> groups, List<ProcessorLink> links) {
        this.groups = groups;
        int count = groups.size();
        direct = new ProcessorLink[count][count];
        latencySeconds = new double[count][count];
        bytesPerSecond = new double[count][count];
        links.forEach(this::declare);
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                connect(from, to, links.isEmpty());
            }
        }
    }

    /** Returns the latency between two processors of these groups. */
    double latencySeconds(int from, int to) {
        return latencySeconds[from][to];
    }

    /** Returns the bandwidth between two processors of these groups. */
    double bytesPerSecond(int from, int to) {
        return bytesPerSecond[from][to];
    }

    private void declare(ProcessorLink link) {
        requireKnown(link.from());
        requireKnown(link.to());
        for (int from = 0; from < groups.size(); from++) {
            for (int to = 0; to < groups.size(); to++) {
                if (groups.get(from).isCalled(link.from()) && groups.get(to).isCalled(link.to())) {
                    declare(link, from, to);
                }
            }
        }
    }

    private void declare(ProcessorLink link, int from, int to) {
        ProcessorLink before = direct[from][to];
        if (before != null && !before.equals(link)) {
            throw new IllegalArgumentException(
                    "there are two links between " + between(groups.get(from), groups.get(to)) + "; leave out one");
        }
        direct[from][to] = link;
        direct[to][from] = link;
    }

    private void requireKnown(String word) {
        if (groups.stream().noneMatch(group -> group.isCalled(word))) {
            Set<String> known = new LinkedHashSet<>();
            groups.forEach(group -> known.add(group.kind()));
            groups.forEach(group -> known.add(group.name()));
            throw new IllegalArgumentException("a link names '" + word + "', which the platform does not have."
                    + Suggestion.didYouMean(word, known) + " Known: " + String.join(", ", known) + ".");
        }
    }

    private void connect(int from, int to, boolean noLinks) {
        ProcessorLink link = direct[from][to];
        bytesPerSecond[from][to] = AT_ONCE;
        if (link != null) {
            latencySeconds[from][to] = link.latencySeconds();
            bytesPerSecond[from][to] = link.bytesPerSecond();
        } else if (!noLinks && !sharesMemory(from, to)) {
            connectThrough(from, to);
        }
    }

    private boolean sharesMemory(int from, int to) {
        return from == to
                && (groups.get(from).kind().equals("cpu") || groups.get(from).count() == 1);
    }

    private void connectThrough(int from, int to) {
        for (int via = 0; via < groups.size(); via++) {
            ProcessorLink there = direct[from][via];
            ProcessorLink on = direct[via][to];
            if (there != null && on != null) {
                latencySeconds[from][to] = there.latencySeconds() + on.latencySeconds();
                bytesPerSecond[from][to] = 1 / (1 / there.bytesPerSecond() + 1 / on.bytesPerSecond());
                return;
            }
        }
        throw new IllegalArgumentException("no link, and no group linked to both, is between "
                + between(groups.get(from), groups.get(to)) + "; declare a link");
    }

    private static String between(ProcessorGroup from, ProcessorGroup to) {
        return from.equals(to)
                ? "the processors of '" + from.name() + "'"
                : "'" + from.name() + "' and '" + to.name() + "'";
    }
}
