package makespan.onnx;

import java.util.Arrays;

/** Texts as numbers, one row for each, padded to the longest. The arrays are not copied. */
public final class Tokens {
    private final long[] ids;
    private final long[] mask;
    private final long[] types;
    private final int batch;
    private final int length;

    private Tokens(long[] ids, long[] mask, int batch, int length) {
        this.ids = ids;
        this.mask = mask;
        this.batch = batch;
        this.length = length;
        types = new long[ids.length];
    }

    /** Returns the numbers of the vocabulary, batch × length, row by row. */
    public long[] ids() {
        return ids;
    }

    /** Returns 1 where a token is and 0 where padding is, batch × length. */
    public long[] mask() {
        return mask;
    }

    /** Returns the numbers of the segments, batch × length: all 0, since each text is one segment. */
    public long[] types() {
        return types;
    }

    /** Returns how many texts these are. */
    public int batch() {
        return batch;
    }

    /** Returns for how many tokens each row has room. */
    public int length() {
        return length;
    }

    /** Returns how many tokens a row has without its padding. */
    public int count(int row) {
        int count = 0;
        for (int at = row * length; at < (row + 1) * length; at++) {
            count += (int) mask[at];
        }
        return count;
    }

    /** Returns one row without its padding, as a batch of one. */
    public Tokens row(int row) {
        int from = row * length;
        int to = from + count(row);
        return new Tokens(Arrays.copyOfRange(ids, from, to), Arrays.copyOfRange(mask, from, to), 1, to - from);
    }

    /** Returns the bytes that a device has to be sent for these numbers. */
    public long bytes() {
        return (long) Long.BYTES * (ids.length + mask.length + types.length);
    }

    /** Returns {@code 2 texts of at most 12 tokens}. */
    @Override
    public String toString() {
        return batch + (batch == 1 ? " text" : " texts") + " of at most " + length + " tokens";
    }

    /** Returns rows of ids, padded to the longest. */
    static Tokens of(long[][] rows, long padding) {
        int longest = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        long[] ids = new long[rows.length * longest];
        long[] mask = new long[ids.length];
        Arrays.fill(ids, padding);
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, ids, row * longest, rows[row].length);
            Arrays.fill(mask, row * longest, row * longest + rows[row].length, 1);
        }
        return new Tokens(ids, mask, rows.length, longest);
    }
}
