package makespan.cli;

import java.util.ArrayList;
import java.util.List;
import makespan.text.Suggestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a wrong command line in one line, with the word that was probably meant and where help is. */
final class UsageErrors {
    private UsageErrors() {}

    static int report(ParameterException e, String[] args) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        // A misspelt option explains a missing one, so it is named first.
        List<String> unmatched = e instanceof UnmatchedArgumentException u
                ? u.getUnmatched()
                : e.getCommandLine().getUnmatchedArguments();
        String message = unmatched.isEmpty() ? firstLine(e) : unmatched(unmatched.get(0), command);
        System.err.println("makespan: " + message + " (see '" + command.qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    private static String unmatched(String argument, CommandSpec command) {
        boolean option = argument.startsWith("-");
        String name = option ? argument.replaceFirst("=.*", "") : argument;
        boolean commandName = !option && !command.subcommands().isEmpty();
        String kind = option ? "Unknown option" : commandName ? "Unknown command" : "Unexpected argument";
        return kind + " '" + name + "'." + Suggestion.didYouMean(name, known(command, option));
    }

    private static List<String> known(CommandSpec command, boolean option) {
        if (!option) {
            return List.copyOf(command.subcommands().keySet());
        }
        List<String> names = new ArrayList<>();
        command.options().forEach(known -> names.addAll(List.of(known.names())));
        return names;
    }

    private static String firstLine(ParameterException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("wrong usage")
                .replaceFirst("^Error: ", "")
                .replace("option option", "option");
    }
}
