package makespan.benchmark;

import java.util.OptionalDouble;

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
    double median() {
        return samples.median();
    }
}
