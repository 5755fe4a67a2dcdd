package makespan.simulate;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A model of how the time of a task differs from run to run: a random factor for each task, which depends on the seed and
 * on the task's index alone, so that schedules of different policies and numbers of workers meet the same times.
 */
public sealed interface Noise {
    /** Returns the model in which times stay as they are. */
    static Noise none() {
        return new None();
    }

    /** Returns a factor for one task, at least 0. */
    double factor(RandomGenerator random);

    /** Returns the times of all tasks, each multiplied by its factor. */
    default double[] applied(double[] seconds, long seed) {
        double[] noisy = new double[seconds.length];
        long mixed = new SplittableRandom(seed).nextLong(); // else seed 1 and task 0 would be seed 0 and task 1
        for (int task = 0; task < noisy.length; task++) {
            noisy[task] = seconds[task] * factor(new SplittableRandom(mixed + task));
        }
        return noisy;
    }

    /**
     * Returns the model that a text describes: {@code none}; {@code lognormal:0.2} with the coefficient of variation; {@code
     * uniform:0.1} with the largest relative difference; {@code stragglers:0.01:10} with the share of the tasks that
     * straggle and how many times as long they take.
     *
     * @throws IllegalArgumentException if it describes none, or a number is out of range
     */
    static Noise of(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
        try {
            if (parts[0].equals("none") && parts.length == 1) {
                return none();
            } else if (parts[0].equals("lognormal") && parts.length == 2) {
                return new Lognormal(Double.parseDouble(parts[1]));
            } else if (parts[0].equals("uniform") && parts.length == 2) {
                return new Uniform(Double.parseDouble(parts[1]));
            } else if (parts[0].equals("stragglers") && parts.length == 3) {
                return new Stragglers(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw unknown(text, e);
        }
        throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "noise must be none, lognormal:CV, uniform:FRACTION or stragglers:SHARE:TIMES, such as lognormal:0.2,"
                        + " but was '" + text + "'",
                cause);
    }

    /** No noise. */
    record None() implements Noise {
        @Override
        public double factor(RandomGenerator random) {
            return 1;
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * Factors of a lognormal distribution of mean 1: {@code exp(σ·z − σ²/2)} with {@code σ² = ln(1 + cv²)} and z normal.
     *
     * @param cv coefficient of variation, standard deviation over mean, 0 to 10
     */
    record Lognormal(double cv) implements Noise {
        public Lognormal {
            requireWithin("the coefficient of variation of lognormal noise", cv, 0, 10);
        }

        @Override
        public double factor(RandomGenerator random) {
            double variance = Math.log1p(cv * cv);
            return Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
        }

        @Override
        public String toString() {
            return "lognormal:" + cv;
        }
    }

    /**
     * Factors that are equally likely between {@code 1 − fraction} and {@code 1 + fraction}.
     *
     * @param fraction 0 to 1
     */
    record Uniform(double fraction) implements Noise {
        public Uniform {
            requireWithin("the fraction of uniform noise", fraction, 0, 1);
        }

        @Override
        public double factor(RandomGenerator random) {
            return 1 + fraction * (2 * random.nextDouble() - 1);
        }

        @Override
        public String toString() {
            return "uniform:" + fraction;
        }
    }

    /**
     * A few tasks take many times as long, the others as long as given; the mean grows.
     *
     * @param share of the tasks, 0 to 1
     * @param times how many times as long, 1 to 1e6
     */
    record Stragglers(double share, double times) implements Noise {
        public Stragglers {
            requireWithin("the share of stragglers", share, 0, 1);
            requireWithin("how many times as long stragglers take", times, 1, 1e6);
        }

        @Override
        public double factor(RandomGenerator random) {
            return random.nextDouble() < share ? times : 1;
        }

        @Override
        public String toString() {
            return "stragglers:" + share + ":" + times;
        }
    }

    private static void requireWithin(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    what + " must be between " + (int) least + " and " + (int) most + ", but was " + value);
        }
    }
}
