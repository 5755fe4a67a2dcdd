package makespan.kernel.magic;

/** {@code %%time}. */
final class TimeCellMagic implements CellMagic {
    @Override
    public String name() {
        return "%%time";
    }

    @Override
    public String usage() {
        return "%%time";
    }

    @Override
    public String description() {
        return "Tells how long the cell took, by the clock and on the processors, its compilation aside.";
    }

    @Override
    public String example() {
        return "%%time\ndef squares = (1..1000).collect { it * it }\nsquares.sum()";
    }

    @Override
    public String begin(MagicCall call, String body) {
        if (!call.arguments().isEmpty()) {
            throw misused();
        }
        return CellClock.class.getName() + ".start()";
    }
}
