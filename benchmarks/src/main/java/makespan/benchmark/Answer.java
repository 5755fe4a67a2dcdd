package makespan.benchmark;

/** A line that a contestant answered: a word and numbers. */
final class Answer {
    private static final String REFUSAL = "error ";

    private final String line;
    private final String[] words;

    /**
     * Checks a line.
     *
     * @param line what was answered
     * @param word its first word
     * @param values how many numbers follow
     * @throws ContestantFailure if the contestant refused, or the line is something else
     */
    Answer(String line, String word, int values) throws ContestantFailure {
        this.line = line;
        words = line.split(" ", -1);
        if (line.startsWith(REFUSAL)) {
            throw new ContestantFailure(line.substring(REFUSAL.length()));
        }
        if (!words[0].equals(word) || words.length != 1 + values) {
            throw nonsense();
        }
    }

    double number(int at) throws ContestantFailure {
        try {
            return Double.parseDouble(words[1 + at]);
        } catch (NumberFormatException e) {
            throw nonsense();
        }
    }

    int integer(int at) throws ContestantFailure {
        try {
            return Integer.parseInt(words[1 + at]);
        } catch (NumberFormatException e) {
            throw nonsense();
        }
    }

    private ContestantFailure nonsense() {
        return new ContestantFailure("answered '" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "'");
    }
}
