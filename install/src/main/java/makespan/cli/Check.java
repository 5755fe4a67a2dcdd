package makespan.cli;

/**
 * What a check of the machine found.
 *
 * @param subject what was checked, in a word or two
 * @param finding what was found and, where something is missing, the way out
 */
record Check(Grade grade, String subject, String finding) {
    /** Whether Makespan works with what was found. */
    enum Grade {
        OK,
        /** Something optional is missing. */
        WARN,
        /** Something needed is missing. */
        FAIL
    }

    static Check ok(String subject, String finding) {
        return new Check(Grade.OK, subject, finding);
    }

    static Check warn(String subject, String finding) {
        return new Check(Grade.WARN, subject, finding);
    }

    static Check fail(String subject, String finding) {
        return new Check(Grade.FAIL, subject, finding);
    }

    /** Returns the check as one line of a table. */
    String toLine() {
        String mark = switch (grade) {
            case OK -> "ok  ";
            case WARN -> "warn";
            case FAIL -> "FAIL";
        };
        return mark + "  " + subject + " ".repeat(Math.max(1, 12 - subject.length())) + finding;
    }
}
