package makespan.kernel.magic;

import makespan.dsl.CellMode;

/** {@code %%static}. */
final class StaticCellMagic implements CellMagic {
    @Override
    public String name() {
        return "%%static";
    }

    @Override
    public String usage() {
        return "%%static";
    }

    @Override
    public String description() {
        return "Checks the cell's types before it runs, variables of earlier cells included, and compiles it statically.";
    }

    @Override
    public String example() {
        return "%%static\nlong sum = 0\nfor (int i = 1; i <= 1000; i++) sum += i\nsum";
    }

    @Override
    public String begin(MagicCall call, String body) {
        if (!call.arguments().isEmpty()) {
            throw misused();
        }
        return "";
    }

    @Override
    public CellMode mode() {
        return CellMode.STATIC;
    }
}
