package makespan.device;

import java.util.Objects;

/**
 * What a task does with data. Tasks that access the same data run in the order of their declaration, but for those that
 * only read them.
 *
 * @param data what is accessed
 * @param mode how
 */
public record Access(DataHandle data, Mode mode) {
    /** How a task accesses data. */
    public enum Mode {
        /** Leaves them as they are. */
        READ,
        /** Writes all of them, whatever they were. */
        WRITE,
        /** Changes them. */
        READ_WRITE;

        /** Returns whether the task wants to see what the data were. */
        public boolean reads() {
            return this != WRITE;
        }

        /** Returns whether the data are others afterwards. */
        public boolean writes() {
            return this != READ;
        }
    }

    public Access {
        Objects.requireNonNull(data);
        Objects.requireNonNull(mode);
    }

    public static Access read(DataHandle data) {
        return new Access(data, Mode.READ);
    }

    public static Access write(DataHandle data) {
        return new Access(data, Mode.WRITE);
    }

    public static Access readWrite(DataHandle data) {
        return new Access(data, Mode.READ_WRITE);
    }
}
