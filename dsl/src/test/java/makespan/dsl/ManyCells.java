package makespan.dsl;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * Evaluates cells of all kinds over and over, in a JVM that has room for few of their classes. Prints in the end how many
 * classes were unloaded, and memory in KB.
 */
final class ManyCells {
    private static final List<String> KINDS = List.of(
            "1 + %d",
            "def c%d = { it + 1 }\nc%1$d(1)",
            "latest = { n -> n + %d }\n[1, 2].collect { latest(it) }",
            "class Point { int x = %d\n int twice() { 2 * x } }\npoint = new Point()\npoint.twice()",
            "def f(int n) { n + %d }\nf(1)",
            "[new Object(), %d].collect { point.x + f(1) }.size()",
            "def t = task { %d }\ndef u = task(t) { it + 1 }\nrun(u)\nu()",
            "graph('g%d') { task('x') { 1 } }.size()",
            "[].foo%d",
            "def n = %d; assert n < 0",
            "def broken%d = )",
            "Runnable r = () -> { latest(%d) }\nr.run()\nnew TreeMap([a: %1$d]).a");

    private ManyCells() {}

    /**
     * Evaluates the cells.
     *
     * @param arguments how many cells, and after how many to print
     */
    public static void main(String[] arguments) {
        int cells = Integer.parseInt(arguments[0]);
        int period = Integer.parseInt(arguments[1]);
        RecordingHost host = new RecordingHost();
        try (Session session = new Session(host)) {
            for (int i = 0; i < cells; i++) {
                String code = String.format(KINDS.get(i % KINDS.size()), i).replaceFirst("^def c\\d+", "def c");
                CellMode mode = i % 36 == 0 ? CellMode.STATIC : CellMode.DYNAMIC;
                session.evaluate(code.replaceFirst("\nc\\d+", "\nc"), "cell " + i, null, mode);
                host.displayed.clear();
                if ((i + 1) % period == 0) {
                    print(i + 1);
                }
            }
        }
    }

    private static void print(int cells) {
        System.gc();
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        System.out.println("cells " + cells + " loaded " + classes.getTotalLoadedClassCount() + " unloaded "
                + classes.getUnloadedClassCount() + " metaspace " + metaspace() + " heap "
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .map(MemoryPoolMXBean::getUsage)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum()
                / 1024;
    }
}
