package makespan.charts;

import java.util.Locale;
import makespan.analysis.Quantity;
import makespan.trace.Choice;
import makespan.trace.Score;

/** Why a task ran where it did, in words. */
final class PlacementWords {
    private PlacementWords() {}

    /** Returns a line for the reason and one for each way, the chosen one marked; each begins with a line feed. */
    static String lines(Choice choice) {
        StringBuilder lines = new StringBuilder("\nwhy there: ").append(reason(choice.reason()));
        for (int way = 0; way < choice.scores().size(); way++) {
            Score score = choice.scores().get(way);
            lines.append(way == choice.chosen() ? "\n▸ " : "\n· ")
                    .append(way(score))
                    .append(": free at ")
                    .append(seconds(score.freeNanos()))
                    .append(", data there at ")
                    .append(seconds(score.arrivalNanos()))
                    .append(", ")
                    .append(expected(score));
        }
        return lines.toString();
    }

    private static String expected(Score score) {
        return score.basis() == Score.Basis.UNKNOWN
                ? "time unknown"
                : "takes " + seconds(score.expectedNanos()) + " (" + basis(score) + "), "
                        + (score.homeNanos() > 0 ? "results home at " : "ends at ") + seconds(score.finishNanos());
    }

    /** Returns the device, and what the variant was made for if that is something else. */
    static String way(Score score) {
        return way(score.device(), score.target());
    }

    static String way(String device, String target) {
        String name = Ellipsis.columns(device, 60);
        return device.equals(target) ? name : name + " as " + Ellipsis.columns(target, 60);
    }

    static String basis(Score score) {
        return score.basis().name().toLowerCase(Locale.ROOT);
    }

    static String seconds(long nanos) {
        return Quantity.duration(nanos / 1e9);
    }

    static String reason(Choice.Reason reason) {
        return switch (reason) {
            case ONLY -> "the only way";
            case EARLIEST_FINISH -> "it ends first there";
            case TOO_SHORT -> "a worker does it sooner than another device is told of it";
            case EXPLORATION -> "to learn how long it takes there";
            case PLAN -> "planned before the run";
            case FIRST_FREE -> "that device was free first";
            case TAKEN_OVER -> "that device was idle and would end it sooner";
            case FALLBACK -> "another way had failed";
        };
    }
}
