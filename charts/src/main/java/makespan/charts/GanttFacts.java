package makespan.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import makespan.analysis.DeviceLanes;
import makespan.analysis.DeviceStudy;
import makespan.analysis.Quantity;
import makespan.analysis.RunAnalysis;
import makespan.device.DeviceKind;
import makespan.trace.Outcome;
import makespan.trace.TaskEvent;
import makespan.trace.Trace;
import makespan.trace.Transfer;

/** The title of a run's picture and its key figures in one line. */
record GanttFacts(String title, List<String> figures) {
    /** Sums of times in seconds differ from the same in nanoseconds in their last digits. */
    private static final double ROUNDING = 1e-9;

    static GanttFacts of(RunAnalysis run) {
        if (run.usedDevices()) {
            return ofDevices(run);
        }
        List<String> figures = new ArrayList<>();
        figures.add("makespan " + Quantity.duration(run.makespan()));
        figures.add("work " + Quantity.duration(run.workSpan().work()));
        boolean known = run.dependenciesKnown();
        figures.add((known ? "span " : "longest task ")
                + Quantity.duration(run.workSpan().span()));
        if (run.outcome() == Outcome.COMPLETED && run.makespan() > 0) {
            if (known) {
                figures.add("parallelism " + Quantity.ratio(run.workSpan().parallelism()));
            }
            figures.add("utilisation " + Quantity.percent(run.utilisation()));
            figures.add("lower bound " + Quantity.duration(run.bounds().lower())
                    + (run.oversubscribed() ? "" : " (" + atLeast(run) + ")"));
        } else if (!run.notRun().isEmpty()) {
            figures.add(Quantity.count(run.notRun().size(), "task") + " not run");
        }
        return new GanttFacts(title(run, Quantity.count(run.workers(), "worker") + ioLanes(run)), List.copyOf(figures));
    }

    /** Returns what holds in a run that used devices, and which of them were emulated. */
    private static GanttFacts ofDevices(RunAnalysis run) {
        List<String> figures = new ArrayList<>();
        figures.add("makespan " + Quantity.duration(run.makespan()));
        figures.add("utilisation " + Quantity.percent(run.utilisation()));
        List<Transfer> transfers = run.trace().devices().transfers();
        if (!transfers.isEmpty()) {
            long bytes = transfers.stream().mapToLong(Transfer::bytes).sum();
            figures.add(Quantity.count(transfers.size(), "transfer") + " of " + Quantity.bytes(bytes));
        }
        DeviceStudy.of(run).joules().ifPresent(joules -> figures.add("energy " + Quantity.energy(joules)));
        List<String> emulated = run.devices().stream()
                .filter(DeviceLanes::emulated)
                .map(device -> Ellipsis.columns(device.name(), 30))
                .toList();
        if (!emulated.isEmpty()) {
            figures.add("emulated: " + String.join(", ", emulated.subList(0, Math.min(6, emulated.size())))
                    + (emulated.size() > 6 ? " and " + (emulated.size() - 6) + " more" : ""));
        }
        if (!run.notRun().isEmpty()) {
            figures.add(Quantity.count(run.notRun().size(), "task") + " not run");
        }
        String places = Quantity.count(run.workers(), "worker") + " and "
                + Quantity.count(run.devices().size(), "device") + ioLanes(run);
        return new GanttFacts(title(run, places), List.copyOf(figures));
    }

    /** Returns what holds on processors of unlike speed too, where a task's time is not the same everywhere. */
    static GanttFacts ofUnlike(RunAnalysis run) {
        return new GanttFacts(
                title(run, Quantity.count(run.trace().lanes().size(), "processor")),
                List.of(
                        "makespan " + Quantity.duration(run.makespan()),
                        "utilisation " + Quantity.percent(utilisationOfLanes(run.trace()))));
    }

    private static double utilisationOfLanes(Trace trace) {
        double busy =
                trace.events().stream().mapToDouble(TaskEvent::durationNanos).sum();
        double all = (double) trace.lanes().size() * trace.makespanNanos();
        return all > 0 ? busy / all : 0;
    }

    /** Returns how good the run is at least: {@code at least 87 % of the best possible}. */
    static String atLeast(RunAnalysis run) {
        double efficiency = run.bounds().efficiencyAtLeast(run.makespan());
        return efficiency > 1 - ROUNDING
                ? "the best possible"
                : "at least " + Quantity.percent(Math.floor((efficiency + ROUNDING) * 100) / 100)
                        + " of the best possible";
    }

    private static String title(RunAnalysis run, String places) {
        String origin = switch (run.trace().origin()) {
            case MEASURED -> "";
            case EMULATED -> "emulated: ";
            case SIMULATED -> "simulated: ";
            case IMPORTED -> "imported: ";
        };
        String outcome = switch (run.outcome()) {
            case COMPLETED -> "";
            case FAILED -> " — failed";
            case CANCELLED -> " — cancelled";
        };
        return origin + run.graph().name() + " — " + Quantity.count(run.graph().size(), "task") + " on " + places
                + outcome;
    }

    private static String ioLanes(RunAnalysis run) {
        long io = run.trace().lanes().stream()
                .filter(lane -> lane.device().equals(DeviceKind.IO))
                .count();
        return io == 0 ? "" : " and " + Quantity.count(io, "I/O lane");
    }

    /** Returns the title, shortened if it would not fit. */
    String title(double width) {
        return Ellipsis.fit(title, width, Lettering.of(15, "").asBold());
    }

    /** Returns the figures in as many lines as a picture of the given width needs. */
    List<String> lines(double width) {
        return lines(width, Lettering.of(10.5, "")::widthOf);
    }

    /** Returns the figures as text. */
    String toText() {
        return String.join("\n", lines(Paragraph.COLUMNS, String::length)) + "\n";
    }

    private List<String> lines(double width, ToDoubleFunction<String> widthOf) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String figure : figures) {
            if (line.length() > 0 && widthOf.applyAsDouble(line + " · " + figure) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " · ").append(figure);
        }
        lines.add(line.toString());
        return lines;
    }
}
