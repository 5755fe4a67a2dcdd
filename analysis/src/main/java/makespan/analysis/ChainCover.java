package makespan.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Covers an order with as few chains as possible: each element is joined to at most one after it and one before it, by a
 * largest matching (Fulkerson, Proceedings of the AMS 7(4), 1956), which grows by shortest augmenting paths, many at a
 * time (Hopcroft and Karp, SIAM Journal on Computing 2(4), 1973). Sets of bits make a round O(n²/64) for n elements.
 */
final class ChainCover {
    private static final int NONE = -1;

    private final BitSet[] behind;
    /** The element that follows each in its chain. */
    private final int[] next;
    /** The element that precedes each in its chain. */
    private final int[] previous;
    /** Elements that an alternating path leaves: those that none follows yet, and those that precede an entered one. */
    private final BitSet left = new BitSet();
    /** Elements that an alternating path enters, by the number of elements that it left before. */
    private final List<BitSet> entered = new ArrayList<>();
    /** Elements that no alternating path enters. */
    private final BitSet untouched = new BitSet();

    /** @param behind for each element, all that come after it */
    ChainCover(BitSet[] behind) {
        this.behind = behind;
        next = new int[behind.length];
        previous = new int[behind.length];
        Arrays.fill(next, NONE);
        Arrays.fill(previous, NONE);
        while (findsAnEnd()) {
            for (int element = 0; element < next.length; element++) {
                if (next[element] == NONE) {
                    augment(element);
                }
            }
        }
    }

    /**
     * Returns one element of each chain, none of which comes after another: by König's theorem, those that an alternating
     * path leaves and none enters.
     */
    List<Integer> antichain() {
        return left.stream().filter(untouched::get).boxed().toList();
    }

    /** Lays out all alternating paths, step by step, until one ends with an element that none precedes. */
    private boolean findsAnEnd() {
        left.clear();
        entered.clear();
        untouched.set(0, behind.length);
        BitSet leaving = new BitSet();
        for (int element = 0; element < next.length; element++) {
            leaving.set(element, next[element] == NONE);
        }
        boolean end = false;
        while (!end && !leaving.isEmpty()) {
            left.or(leaving);
            BitSet entering = new BitSet();
            leaving.stream().forEach(element -> entering.or(behind[element]));
            entering.and(untouched);
            untouched.andNot(entering);
            entered.add(entering);
            end = entering.stream().anyMatch(element -> previous[element] == NONE);
            leaving = new BitSet();
            entering.stream()
                    .map(element -> previous[element])
                    .filter(element -> element != NONE)
                    .forEach(leaving::set);
        }
        return end;
    }

    /** Follows an alternating path from an element to an end, if there is one left, and joins along it. */
    private void augment(int from) {
        int[] leaves = new int[entered.size()];
        int[] enters = new int[entered.size()];
        leaves[0] = from;
        int step = 0;
        while (step >= 0) {
            int to = step == entered.size() ? NONE : firstCommon(behind[leaves[step]], entered.get(step));
            if (to == NONE) {
                step--;
                continue;
            }
            entered.get(step).clear(to);
            enters[step] = to;
            if (previous[to] == NONE) {
                for (int at = step; at >= 0; at--) {
                    next[leaves[at]] = enters[at];
                    previous[enters[at]] = leaves[at];
                }
                return;
            }
            step++;
            if (step < leaves.length) {
                leaves[step] = previous[to];
            }
        }
    }

    private static int firstCommon(BitSet one, BitSet other) {
        int at = one.nextSetBit(0);
        while (at >= 0) {
            int common = other.nextSetBit(at);
            if (common <= at) {
                return common;
            }
            at = one.nextSetBit(common);
        }
        return NONE;
    }
}
