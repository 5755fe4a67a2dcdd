package makespan.device;

import java.util.Locale;

/**
 * Processors of a {@link Platform} that are alike.
 *
 * @param name for lanes and messages
 * @param kind such as {@code cpu} or {@code gpu}; links may name it instead of the name
 * @param count at least 1
 * @param speed what divides the times of tasks, finite and more than 0
 * @param memoryBytes of each processor, not simulated; 0 if it is not said
 * @param watts what each draws while it works, finite and at least 0; 0 if it is not said
 */
public record ProcessorGroup(String name, String kind, int count, double speed, long memoryBytes, double watts) {
    /** Processors of which it is not said what they draw. */
    public ProcessorGroup(String name, String kind, int count, double speed, long memoryBytes) {
        this(name, kind, count, speed, memoryBytes, 0);
    }

    public ProcessorGroup {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a group of processors must not be blank");
        }
        if (kind.isBlank()) {
            throw new IllegalArgumentException("the kind of '" + name + "' must not be blank");
        }
        if (count < 1) {
            throw new IllegalArgumentException("the count of '" + name + "' must be at least 1, but was " + count);
        }
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException(
                    "the speed of '" + name + "' must be finite and more than 0, but was " + speed);
        }
        if (memoryBytes < 0) {
            throw new IllegalArgumentException(
                    "the memory of '" + name + "' must be at least 0 bytes, but was " + memoryBytes);
        }
        if (!(watts >= 0) || Double.isInfinite(watts)) {
            throw new IllegalArgumentException(
                    "the power of '" + name + "' must be finite and at least 0 W, but was " + watts);
        }
    }

    /** Returns the kind as that of a device: in small letters, with hyphens for what cannot stand there. */
    public DeviceKind deviceKind() {
        String word = kind.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_-]", "-");
        return new DeviceKind(Character.isLetter(word.codePointAt(0)) ? word : "device-" + word);
    }

    boolean isCalled(String word) {
        return name.equals(word) || kind.equals(word);
    }

    /** Returns {@code 2 × H200 of speed 40}. */
    @Override
    public String toString() {
        String of = speed == 1 ? "" : " of speed " + String.valueOf(speed).replaceFirst("\\.0$", "");
        return (count == 1 ? "" : count + " × ") + name + of;
    }
}
