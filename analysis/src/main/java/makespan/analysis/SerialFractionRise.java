package makespan.analysis;

import java.util.List;
import java.util.Optional;

/**
 * The serial fraction by Karp and Flatt rises with the number of workers, beyond the noise. By Karp and Flatt,
 * Communications of the ACM 33(5), 1990, that speaks for overhead that grows; but a schedule without any overhead shows
 * the same where the graph runs out of parallelism. So it is held against the serial fraction of the bound that no
 * schedule beats, {@code max(T1/P, T∞)}: if that one rises at least half as much, the graph explains most of it.
 *
 * @param fewest the smaller number of workers, at least 2
 * @param most the larger one
 * @param from serial fraction on {@code fewest} workers
 * @param to serial fraction on {@code most} workers
 * @param ofTheGraph how much of the rise the bound alone has; at least 0
 */
public record SerialFractionRise(int fewest, int most, double from, double to, double ofTheGraph) {
    private static final double MOST_OF_IT = 0.5;

    /** Returns the rise from the fewest to the most workers above one, if the 95 % intervals of the two lie apart. */
    static Optional<SerialFractionRise> of(SpeedupStudy study) {
        List<SpeedupStudy.Point> points = study.points();
        if (points.size() < 3) {
            return Optional.empty();
        }
        SpeedupStudy.Point first = points.get(1);
        SpeedupStudy.Point last = points.get(points.size() - 1);
        double highest = KarpFlatt.serialFraction(first.low(), first.workers());
        double lowest = KarpFlatt.serialFraction(last.high(), last.workers());
        if (lowest <= highest) {
            return Optional.empty();
        }
        double ofTheGraph = ofTheBound(study, last.workers()) - ofTheBound(study, first.workers());
        return Optional.of(new SerialFractionRise(
                first.workers(),
                last.workers(),
                KarpFlatt.serialFraction(first.speedup(), first.workers()),
                KarpFlatt.serialFraction(last.speedup(), last.workers()),
                Math.max(0, ofTheGraph)));
    }

    private static double ofTheBound(SpeedupStudy study, int workers) {
        double most = study.speedupLimit() > 0 ? Math.min(workers, study.speedupLimit()) : workers;
        return KarpFlatt.serialFraction(most, workers);
    }

    /** Returns whether the graph, running out of parallelism, explains at least half of the rise. */
    public boolean explainedByTheGraph() {
        return ofTheGraph >= MOST_OF_IT * (to - from);
    }
}
