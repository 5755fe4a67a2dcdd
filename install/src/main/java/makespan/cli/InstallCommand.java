package makespan.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code makespan install}: makes the kernel known to Jupyter. */
@Command(
        name = "install",
        header = "Make the kernel known to Jupyter.",
        description =
                "Writes the kernelspec 'makespan' where Jupyter looks for it, and lets Java prepare for faster starts;"
                        + " running it again is harmless, and due after an update of Makespan or Java.",
        sortOptions = false)
final class InstallCommand implements Callable<Integer> {
    @ArgGroup
    private Target target = new Target();

    private static final class Target {
        @Option(names = "--user", description = "For this user's Jupyter; the default.")
        @SuppressWarnings("UnusedVariable") // the default, so that naming it changes nothing
        private boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For the Jupyter of the active Python environment (virtual environment, conda, python3).")
        private boolean sysPrefix;

        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "For the Jupyter of the Python environment in DIR.")
        private @Nullable Path prefix;
    }

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemorySize.Converter.class,
            description = "How much the notebooks' objects may take, such as 800m or 4g; half of the machine's memory"
                    + " by default.")
    private @Nullable MemorySize memory;

    @Option(names = "--no-archive", description = "Do not prepare for faster starts, which takes some seconds.")
    private boolean noArchive;

    @Override
    public Integer call() throws InterruptedException {
        Path data = data();
        List<String> javaOptions = memory == null ? List.of() : List.of(memory.javaOption());
        Path directory = Kernelspec.installUnder(data, javaOptions);
        if (!noArchive) {
            StartArchive.train();
            Kernelspec.installUnder(data, javaOptions);
        }
        System.out.println("installed the kernel 'Makespan (Groovy)' in " + directory);
        return ExitCode.DONE;
    }

    private Path data() {
        if (target.prefix != null) {
            return JupyterPaths.dataUnder(target.prefix.toAbsolutePath().normalize());
        }
        if (target.sysPrefix) {
            return JupyterPaths.dataUnder(sysPrefix());
        }
        return JupyterPaths.ofThisProcess().userData();
    }

    private static Path sysPrefix() {
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            String prefix = System.getenv(variable);
            if (prefix != null && !prefix.isEmpty()) {
                return Path.of(prefix);
            }
        }
        return Python.find().prefix();
    }
}
