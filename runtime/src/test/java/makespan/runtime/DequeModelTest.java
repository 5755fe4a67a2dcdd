package makespan.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import makespan.runtime.Interleavings.Exploration;
import makespan.runtime.Interleavings.Script;
import makespan.runtime.Interleavings.Steps;
import makespan.runtime.ModelDeque.Weakened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Small scripts of an owner and two thieves in every order that x86-TSO allows; see {@link Interleavings}. */
final class DequeModelTest {
    /** What the owner does before the thieves begin, what it does beside them, and how often each thief steals; up to three at once. */
    private enum Play {
        LAST_ONE("1p", "-", "11"),
        LAST_TWO("12p", "--", "21"),
        LAST_THREE("123p", "--", "21"),
        LATE_PUBLICATION("", "12-p", "11"),
        HALF("1234p", "--", "30"),
        HALF_TWO_THIEVES("1234p", "-", "21"),
        HALF_OF_SIX("123456p", "-", "22"),
        REFILLED_SLOT("12p", "-3p", "21"),
        ONE_AFTER_THE_OTHER("1p", "-2p-", "11"),
        NONE_LEFT("1p23", "q-", "21"),
        SLOT_USED_AGAIN("1p", "2p3p", "21"),
        GROWTH_UNPUBLISHED("1p2", "345p", "21");

        private final String before;
        private final String beside;
        private final String steals;

        Play(String before, String beside, String steals) {
            this.before = before;
            this.beside = beside;
            this.steals = steals;
        }

        int tasks() {
            return (int) (before + beside).chars().filter(Character::isDigit).count();
        }

        Exploration explore(Weakened weakened, int firstIndex) {
            List<Supplier<Script>> scripts = new ArrayList<>();
            scripts.add(() -> steps -> owner(steps, weakened, firstIndex));
            steals.chars().forEach(count -> scripts.add(() -> steps -> thief(steps, weakened, count - '0')));
            return Interleavings.explore(ModelDeque.WORDS, scripts, this::verdict);
        }

        private List<Integer> owner(Steps steps, Weakened weakened, int firstIndex) {
            ModelDeque deque =
                    new ModelDeque(steps, weakened, firstIndex, tasks() > 3 && !before.equals("1p2") ? 8 : 2);
            List<Integer> got = new ArrayList<>();
            before.chars().forEach(act -> act((char) act, deque, got));
            steps.start();
            beside.chars().forEach(act -> act((char) act, deque, got));
            steps.alone();
            for (int task = deque.pop(); task != WorkStealingDeque.EMPTY; task = deque.pop()) {
                got.add(task);
            }
            return got;
        }

        private static void act(char act, ModelDeque deque, List<Integer> got) {
            switch (act) {
                case '-' -> keep(deque.pop(), got);
                case 'p' -> deque.publishAll();
                case 'q' -> deque.publishIfNoneLeft();
                default -> deque.push(act - '0');
            }
        }

        private static List<Integer> thief(Steps steps, Weakened weakened, int count) {
            ModelDeque deque = new ModelDeque(steps, weakened);
            List<Integer> got = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int[] into = new int[3];
                for (int task : Arrays.copyOf(into, deque.stealHalf(into))) {
                    got.add(task);
                }
            }
            return got;
        }

        private static void keep(int task, List<Integer> got) {
            if (task != WorkStealingDeque.EMPTY) {
                got.add(task);
            }
        }

        private Optional<String> verdict(List<List<Integer>> got) {
            List<Integer> all = got.stream().flatMap(List::stream).sorted().toList();
            boolean right = all.equals(IntStream.rangeClosed(1, tasks()).boxed().toList());
            return right ? Optional.empty() : Optional.of(this + ": " + got);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyElementIsHandedOutOnceInEveryOrderOfTheSteps(Play play) {
        for (int firstIndex : new int[] {0, Integer.MAX_VALUE}) {
            Exploration all = play.explore(Weakened.NOTHING, firstIndex);

            assertEquals(Optional.empty(), all.violation());
            assertTrue(all.ends() > 1, () -> "too few ends: " + all);
            System.out.println(play + " from " + firstIndex + ": " + all.states() + " states, " + all.ends() + " ends");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VERSION, LAST_ONE",
        "VERSION, HALF",
        "VERSION, REFILLED_SLOT",
        "ATOMIC_ADDITION, LAST_ONE",
        "ATOMIC_ADDITION, HALF_TWO_THIEVES",
        "BOTTOM_BEFORE_VERSION, LAST_ONE",
        "TOP_BEFORE_BOTTOM, LAST_TWO",
        "THIEF_EXCHANGE, LAST_ONE",
        "SLOT_READ_BEFORE_CLAIM, SLOT_USED_AGAIN",
        "SLOT_FREE_BEFORE_FILLED, SLOT_USED_AGAIN",
        "BOTTOM_AFTER_SLOT, LATE_PUBLICATION"
    })
    void aWeakenedDequeIsFoundOut(Weakened weakened, Play play) {
        Exploration some = play.explore(weakened, 0);

        assertTrue(some.violation().isPresent(), () -> "not found: " + some);
        System.out.println(weakened + ": " + some);
    }

    @Test
    void theModelTakesTheSameElementsAsTheDequeOnOneThread() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int firstIndex = random.nextBoolean() ? 0 : Integer.MAX_VALUE - random.nextInt(4);
            int[] acts = random.ints(30, 0, 7).toArray();
            List<Integer> expected = onTheDeque(acts, firstIndex);

            Exploration model = Interleavings.explore(
                    ModelDeque.WORDS,
                    List.of(() -> steps -> onTheModel(steps, acts, firstIndex)),
                    got -> got.get(0).equals(expected) ? Optional.empty() : Optional.of("" + got));

            assertEquals(Optional.empty(), model.violation(), () -> "expected " + expected + ", seed " + seed);
        }
    }

    private static List<Integer> onTheDeque(int[] acts, int firstIndex) {
        WorkStealingDeque deque = new WorkStealingDeque(firstIndex, 2);
        return results(
                acts,
                deque::push,
                deque::pop,
                deque::steal,
                deque::stealHalf,
                deque::publishAll,
                deque::publishIfNoneLeft);
    }

    private static List<Integer> onTheModel(Steps steps, int[] acts, int firstIndex) {
        ModelDeque deque = new ModelDeque(steps, Weakened.NOTHING, firstIndex, 2);
        return results(
                acts,
                deque::push,
                deque::pop,
                deque::steal,
                deque::stealHalf,
                deque::publishAll,
                deque::publishIfNoneLeft);
    }

    /** Does what the numbers say, with at most 8 elements at a time; returns what came back. */
    private static List<Integer> results(
            int[] acts,
            IntConsumer push,
            IntSupplier pop,
            IntSupplier steal,
            ToIntFunction<int[]> stealHalf,
            Runnable all,
            BooleanSupplier ifNoneLeft) {
        List<Integer> results = new ArrayList<>();
        int size = 0;
        for (int i = 0; i < acts.length; i++) {
            if (acts[i] <= 1) {
                int task = acts[i] == 0 ? pop.getAsInt() : steal.getAsInt();
                size -= task == WorkStealingDeque.EMPTY ? 0 : 1;
                results.add(task);
            } else if (acts[i] == 2) {
                all.run();
            } else if (acts[i] == 3) {
                results.add(ifNoneLeft.getAsBoolean() ? 1 : 0);
            } else if (acts[i] == 4) {
                int[] into = new int[1 + i % 4];
                int count = stealHalf.applyAsInt(into);
                size -= count;
                Arrays.stream(into, 0, count).forEach(results::add);
            } else if (size < 8) {
                push.accept(i);
                size++;
            }
        }
        return results;
    }
}
