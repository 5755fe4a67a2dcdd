package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest {
    /** Opened by the cells under test when they have begun. */
    public static volatile CountDownLatch begun = new CountDownLatch(1);

    private static final String BEGIN = "makespan.dsl.InterruptTest.begun.countDown()\n";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private CellError interrupted(String code) {
        begun = new CountDownLatch(1);
        return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            CompletableFuture<CellResult> result = CompletableFuture.supplyAsync(() -> notebook.evaluate(code));
            begun.await();
            notebook.session.interrupt();
            return Objects.requireNonNull(result.get().error());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "Thread.sleep(100_000)",
                "def f() { while (true) { } }\nf()",
                "while (true) { try { Thread.sleep(1000) } catch (e) { } }",
                "(1..1_000_000_000).each { it }",
                "do { try { Thread.sleep(1000) } catch (InterruptedException e) { } } while (true)",
                "class Loop { def go() { for (;;) { } } }\nnew Loop().go()",
                "run(task('t') { while (true) { try { Thread.sleep(1000) } catch (e) { } } })",
                "run(task('t') { makespan.dsl.InterruptTest.begun.countDown(); while (true) { } })",
                "run(task('t') { Thread.sleep(100_000) })",
                "def g = task('t') { while (true) { } }\ng()",
            })
    void whateverACellDoesEnds(String code) {
        CellError error = interrupted(BEGIN + code);
        assertEquals("Interrupted Interrupted false", error.name() + " " + error.message() + " " + error.usage());
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(2, notebook.run("Thread.sleep(1); def t = task('u') { Thread.sleep(1); 2 }\nt()"));
    }

    @Test
    void anInterruptBetweenCellsDoesNothing() {
        notebook.session.interrupt();
        assertEquals(1, notebook.run("Thread.sleep(1); 1"));
    }
}
