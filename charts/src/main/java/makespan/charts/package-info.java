/**
 * Pictures and reports from numbers: SVG, PNG, HTML and text of one content. Start with
 * {@link makespan.charts.RunReport#of(makespan.analysis.RunAnalysis)} for a whole run, or with a single
 * {@link makespan.charts.Chart}. Nothing here knows where its numbers come from or who shows the result.
 */
@NullMarked
package makespan.charts;

import org.jspecify.annotations.NullMarked;
