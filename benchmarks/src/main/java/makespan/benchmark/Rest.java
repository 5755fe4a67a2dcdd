package makespan.benchmark;

/**
 * What a contestant does between runs.
 *
 * @param contestant its label
 * @param workers how many threads execute tasks
 * @param cores processor time over wall-clock time while there is nothing to do: 0.01 for 1 % of a core
 * @param wakes from handing a task over, when all workers sleep, until it runs: each sample the median of many
 */
record Rest(String contestant, int workers, double cores, Samples wakes) {}
