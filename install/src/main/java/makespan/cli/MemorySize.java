package makespan.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A size of the Java heap.
 *
 * @param megabytes at least {@value #LEAST}, below which the kernel does not get far
 */
record MemorySize(long megabytes) {
    private static final int LEAST = 128;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,7})([mg])b?");

    /** Returns the option of the Java virtual machine that sets this limit. */
    String javaOption() {
        return "-Xmx" + megabytes + "m";
    }

    /** Reads sizes such as {@code 800m} and {@code 4g}. */
    static final class Converter implements ITypeConverter<MemorySize> {
        @Override
        public MemorySize convert(String text) {
            Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!form.matches()) {
                throw new TypeConversionException("expected a size such as 800m or 4g, but got '" + text + "'");
            }
            long number = Long.parseLong(form.group(1));
            long megabytes = form.group(2).equals("g") ? number << 10 : number;
            if (megabytes < LEAST) {
                throw new TypeConversionException("must be at least " + LEAST + "m, but was '" + text + "'");
            }
            return new MemorySize(megabytes);
        }
    }
}
