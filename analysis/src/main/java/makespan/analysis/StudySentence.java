package makespan.analysis;

import java.util.List;

/** Chooses the words for a {@link SpeedupStudy}. */
final class StudySentence {
    private final SpeedupStudy study;

    StudySentence(SpeedupStudy study) {
        this.study = study;
    }

    String text() {
        List<SpeedupStudy.Point> points = study.points();
        SpeedupStudy.Point best = points.get(0);
        for (SpeedupStudy.Point point : points) {
            if (point.speedup() > best.speedup()) {
                best = point;
            }
        }
        if (points.size() == 1) {
            return "measured on one worker only: " + Quantity.duration(best.median()) + limit();
        }
        String interval = Quantity.ratio(best.low()) + " to " + Quantity.speedup(best.high());
        if (best.low() <= 1) {
            return "no speedup beyond the noise on up to "
                    + points.get(points.size() - 1).workers() + " workers, at best "
                    + Quantity.speedup(best.speedup()) + " (" + interval + ")" + limit();
        }
        return Quantity.speedup(best.speedup()) + " faster on " + best.workers() + " workers than on one, measured ("
                + interval + ")" + limit();
    }

    private String limit() {
        double most = study.speedupLimit();
        return most > 0 ? "; the graph allows at most " + Quantity.speedup(most) + " on any number of workers" : "";
    }
}
