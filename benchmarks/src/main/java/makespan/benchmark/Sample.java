package makespan.benchmark;

/**
 * One timed execution.
 *
 * @param nanos wall-clock time per task
 * @param cpuNanos processor time of the contestant's threads per task, without compiler and collector
 */
record Sample(double nanos, double cpuNanos) {}
