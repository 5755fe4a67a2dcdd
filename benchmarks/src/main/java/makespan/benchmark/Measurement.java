package makespan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * One contestant's figures for one setup.
 *
 * @param contestant its label
 * @param setup what was executed
 * @param samples at least one
 * @param buildNanos what building the graph took at its fastest, in nanoseconds per task
 * @param bytes the memory of the graph in bytes per task, if it was measured
 */
record Measurement(String contestant, Setup setup, Samples samples, double buildNanos, OptionalDouble bytes) {
    /** Returns this with the samples of another measurement of the same; of build times and memory the less counts. */
    Measurement with(Measurement other) {
        List<Sample> both = new ArrayList<>(samples.all());
        both.addAll(other.samples.all());
        OptionalDouble lessBytes =
                DoubleStream.concat(bytes.stream(), other.bytes.stream()).min();
        return new Measurement(contestant, setup, new Samples(both), Math.min(buildNanos, other.buildNanos), lessBytes);
    }

    double median() {
        return samples.median();
    }
}
