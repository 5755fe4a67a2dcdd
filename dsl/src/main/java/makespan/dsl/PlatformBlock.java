package makespan.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Arrays;
import java.util.stream.Collectors;
import makespan.device.Platform;
import makespan.dsl.compile.CellFrames;
import makespan.text.Suggestion;

/** What {@code platform { … }} does. */
final class PlatformBlock {
    private PlatformBlock() {}

    /** Returns the machine that a block describes. */
    static Platform evaluated(Closure<?> block) {
        PlatformWords words = new PlatformWords();
        Closure<?> body = (Closure<?>) block.clone();
        body.setDelegate(words);
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        try {
            body.call();
        } catch (MissingMethodException e) {
            throw PlatformWords.WORDS.contains(e.getMethod()) ? wrongArguments(e) : unknown(e.getMethod(), e);
        } catch (MissingPropertyException e) {
            throw unknown(e.getProperty(), e);
        }
        return words.platform();
    }

    private static DeclarationException wrongArguments(MissingMethodException failure) {
        String given = Arrays.stream(failure.getArguments()).map(Places::quote).collect(Collectors.joining(", "));
        return at(
                failure,
                "'" + failure.getMethod() + "' cannot take " + given + "; write cpu 4, gpu 'H200', count: 2,"
                        + " or link cpu, gpu, bandwidth: 25.GBps");
    }

    /** Returns the failure itself if the name is not like any word of the block: the cell may have meant one of its own. */
    private static RuntimeException unknown(String name, GroovyRuntimeException failure) {
        String hint = Suggestion.didYouMean(name, PlatformWords.WORDS);
        return hint.isEmpty() ? failure : at(failure, "No word '" + name + "' in a platform." + hint);
    }

    private static DeclarationException at(RuntimeException failure, String message) {
        return new DeclarationException(
                message + Places.in(CellFrames.place(failure).orElse(null)), failure.getStackTrace());
    }
}
