package makespan.charts;

import java.util.Optional;
import makespan.analysis.BoundsStudy;
import makespan.analysis.DelayStudy;
import makespan.analysis.RunAnalysis;
import makespan.analysis.RunComparison;
import makespan.analysis.SimulationStudy;
import makespan.analysis.SpeedupStudy;
import makespan.analysis.WhatIfStudy;
import makespan.format.TimedGraph;
import makespan.format.TracedRun;
import makespan.generate.Pipeline;
import makespan.generate.PipelineStudy;
import makespan.graph.TaskGraph;
import makespan.runtime.RunResult;

/** A page about one result, in every form a viewer may want. Immutable and deterministic. */
public interface Report {
    /**
     * Returns the report of a run, an analysis, a study, bounds, a comparison, a pipeline, a graph or what a file held of
     * these, a report itself, and none of anything else.
     */
    static Optional<Report> of(Object value) {
        if (value instanceof Report report) {
            return Optional.of(report);
        }
        if (value instanceof RunResult result) {
            return Optional.of(RunReport.of(result));
        }
        if (value instanceof RunAnalysis analysis) {
            return Optional.of(RunReport.of(analysis));
        }
        if (value instanceof TracedRun traced) {
            return Optional.of(RunReport.of(traced));
        }
        if (value instanceof TimedGraph timed) {
            return Optional.of(GraphReport.of(timed));
        }
        if (value instanceof SpeedupStudy study) {
            return Optional.of(SpeedupReport.of(study));
        }
        if (value instanceof Pipeline pipeline) {
            return Optional.of(PipelineReport.of(pipeline));
        }
        if (value instanceof PipelineStudy study) {
            return Optional.of(PipelineReport.of(study));
        }
        if (value instanceof BoundsStudy study) {
            return Optional.of(BoundsReport.of(study));
        }
        if (value instanceof SimulationStudy study) {
            return Optional.of(SimulationReport.of(study));
        }
        if (value instanceof WhatIfStudy study) {
            return Optional.of(WhatIfReport.of(study));
        }
        if (value instanceof RunComparison comparison) {
            return Optional.of(ComparisonReport.of(comparison));
        }
        if (value instanceof DelayStudy study) {
            return Optional.of(DelayReport.of(study));
        }
        return value instanceof TaskGraph graph ? Optional.of(GraphReport.of(graph)) : Optional.empty();
    }

    /** Returns the report in words: lines of at most 100 columns (names may be longer), each ended by a line feed. */
    String toText();

    /**
     * Returns a self-contained HTML fragment. Its picture is a PNG inside an {@code img}, which one inline script
     * upgrades to live SVG; tables stand in {@code details}. It still reads well where scripts, styles and inline SVG
     * are stripped. Where this Java cannot draw a PNG, the fragment says so and carries the text report instead.
     */
    String toHtml();

    /** Returns {@link #toHtml()} as a whole page, light or dark as the reader prefers. */
    String toHtmlPage();

    /**
     * Returns one picture of the report as a PNG file, at most 2,000 pixels wide.
     *
     * @throws IllegalStateException if this Java has no fonts to draw with; the message says what to install
     */
    byte[] toPng();
}
