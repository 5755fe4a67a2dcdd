package makespan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code makespan doctor}: says what works on this machine, and the way out where something does not. */
@Command(
        name = "doctor",
        header = "Check that everything Makespan needs works here.",
        description = "Exit code 1 if something needed fails; a warning names something optional.")
final class DoctorCommand implements Callable<Integer> {
    private boolean failed;

    @Override
    public Integer call() throws InterruptedException {
        List<Check> checks = List.of(
                MachineChecks.java(),
                MachineChecks.groovy(),
                MachineChecks.processors(),
                MachineChecks.memory(),
                MachineChecks.drawing());
        checks.forEach(this::print);
        DeviceChecks.all().forEach(this::print);
        print(StartArchive.check());
        print(KernelCheck.run());
        print(ModelCheck.run());
        print(MachineChecks.python());
        print(MachineChecks.jupyter());
        print(MachineChecks.kernelspec());
        return failed ? ExitCode.WORK_FAILED : ExitCode.DONE;
    }

    private void print(Check check) {
        failed |= check.grade() == Check.Grade.FAIL;
        System.out.println(check.toLine());
    }
}
