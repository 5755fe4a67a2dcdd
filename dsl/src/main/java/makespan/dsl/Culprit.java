package makespan.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makespan.dsl.UnknownNames.UnknownNameException;
import makespan.dsl.compile.FaultyPart;

/** Names what a line of a cell was about to use when it failed. */
final class Culprit {
    private static final Pattern ON_NULL = Pattern.compile(
            "Cannot (?:invoke method|get property|set property) '?(\\w+)'?(?:\\(\\))? on null object.*");
    /** Parts of Groovy that stand between a call and the method that it calls. */
    private static final Pattern MACHINERY =
            Pattern.compile("(?:groovy\\.lang|org\\.codehaus\\.groovy|org\\.apache\\.groovy"
                    + "|java\\.lang\\.(?:invoke|reflect)|jdk\\.internal|sun\\.reflect)\\..*");
    /** Methods that Groovy adds to classes of the JDK are parts of Groovy that users do call. */
    private static final Pattern ADDED = Pattern.compile("org\\.(?:codehaus|apache)\\.groovy\\.\\S*GroovyMethods\\w*");

    private Culprit() {}

    /**
     * Returns the name of the method, class or property that a frame used; empty where it is not known.
     *
     * @param frame index of a frame of a cell in the failure's stack trace
     * @param innermost whether no other frame of a cell is further inside
     */
    static String of(Throwable failure, int frame, boolean innermost) {
        String told = innermost ? told(failure) : "";
        if (!told.isEmpty()) {
            return told;
        }
        StackTraceElement[] stack = failure.getStackTrace();
        if (innermost && failure instanceof StackOverflowError) {
            return stack[frame].getMethodName(); // called anew, wherever the stack happened to be full
        }
        if (frame == 0) {
            return FaultyPart.THROW;
        }
        for (int inner = frame - 1; inner >= 0; inner--) {
            String type = stack[inner].getClassName();
            String method = stack[inner].getMethodName();
            boolean passedOn = MACHINERY.matcher(type).matches() || method.equals("invokeMethod");
            if (!passedOn || ADDED.matcher(type).matches()) {
                return "<init>".equals(method) ? type.substring(type.lastIndexOf('.') + 1) : method;
            }
        }
        return "";
    }

    private static String told(Throwable failure) {
        if (failure instanceof UnknownNameException unknown) {
            return unknown.name();
        }
        if (failure instanceof MissingPropertyException property) {
            return property.getProperty();
        }
        if (failure instanceof MissingMethodException method) {
            return method.getMethod();
        }
        Matcher onNull = ON_NULL.matcher(String.valueOf(failure.getMessage()));
        return failure instanceof NullPointerException && onNull.matches() ? onNull.group(1) : "";
    }
}
