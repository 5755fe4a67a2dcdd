package makespan.kernel.protocol;

import java.util.List;

/** Spares Java the look through every jar of the class path for selectors of others before it opens the first socket. */
final class Selectors {
    private static final String PROPERTY = "java.nio.channels.spi.SelectorProvider";

    /** A JDK has one of them: for Linux, macOS, Windows. */
    private static final List<String> OF_THE_JDK = List.of(
            "sun.nio.ch.EPollSelectorProvider",
            "sun.nio.ch.KQueueSelectorProvider",
            "sun.nio.ch.WEPollSelectorProvider");

    private Selectors() {}

    /** Names the JDK's own to Java, unless others are asked for or its own is not known; then Java looks for it. */
    static void useThoseOfTheJdk() {
        if (System.getProperty(PROPERTY) == null) {
            OF_THE_JDK.stream()
                    .filter(Selectors::isPresent)
                    .findFirst()
                    .ifPresent(name -> System.setProperty(PROPERTY, name));
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
