package makespan.charts;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The bundled Inter typeface. Where this Java cannot load fonts at all, as on a stripped-down server image, widths are
 * estimated, so that SVG and text still work, and only pictures of pixels are refused.
 */
final class Typeface {
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
    /** Mean advance of Inter over English text and digits, per unit of size; on the wide side. */
    private static final double ESTIMATED_ADVANCE = 0.6;

    private static final Loaded LOADED = load();

    private record Loaded(
            @Nullable Font regular,
            @Nullable Font bold,
            @Nullable Throwable failure) {}

    private Typeface() {}

    private static Loaded load() {
        try {
            if (System.getProperty("java.awt.headless") == null) {
                System.setProperty("java.awt.headless", "true");
            }
            Loaded fonts = new Loaded(read("Inter-Regular.otf"), read("Inter-SemiBold.otf"), null);
            measure(fonts.regular(), "probe", 10);
            return fonts;
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError | AWTError e) {
            return new Loaded(null, null, e);
        }
    }

    private static Font read(String file) throws IOException, FontFormatException {
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException("resource " + FOLDER + file + " is missing");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    /** Returns the width of a text. */
    static double width(String text, double size, boolean bold) {
        Font font = bold ? LOADED.bold() : LOADED.regular();
        return font == null
                ? text.codePointCount(0, text.length()) * size * ESTIMATED_ADVANCE
                : measure(font, text, size);
    }

    /** Returns the width of a text if it is known for sure: in a font that is there and has all its letters. */
    static OptionalDouble exactWidth(String text, double size, boolean bold) {
        Font font = bold ? LOADED.bold() : LOADED.regular();
        return font == null || text.isEmpty() || font.canDisplayUpTo(text) >= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(measure(font, text, size));
    }

    private static double measure(@Nullable Font font, String text, double size) {
        return font == null
                ? 0
                : font.deriveFont((float) size)
                        .getStringBounds(text, new FontRenderContext(null, true, true))
                        .getWidth();
    }

    /**
     * Returns a font for drawing pixels.
     *
     * @throws IllegalStateException if this Java has no fonts
     */
    static Font font(double size, boolean bold) {
        Font font = bold ? LOADED.bold() : LOADED.regular();
        if (font == null) {
            throw new IllegalStateException(
                    "Cannot draw pictures: this Java cannot load fonts (" + LOADED.failure()
                            + "). Install a JDK that has them, on Debian with"
                            + " 'apt-get install fontconfig libfreetype6'; the text of a report needs none.",
                    LOADED.failure());
        }
        return font.deriveFont((float) size);
    }

    /**
     * Checks that pixels can be drawn.
     *
     * @throws IllegalStateException if this Java has no fonts
     */
    static void require() {
        font(10, false);
    }

    /** Draws a text from its left end; letters that Inter lacks come from another font of this machine, if there is. */
    static void draw(Graphics2D graphics, String text, double x, double baseline, double size, boolean bold) {
        Font font = font(size, bold);
        char[] letters = text.toCharArray();
        boolean plain = font.canDisplayUpTo(text) < 0 && !Bidi.requiresBidi(letters, 0, letters.length);
        if (plain || text.isEmpty()) {
            graphics.setFont(font);
            graphics.drawString(text, (float) x, (float) baseline);
        } else {
            mixed(graphics, text, font).draw(graphics, (float) x, (float) baseline);
        }
    }

    private static TextLayout mixed(Graphics2D graphics, String text, Font font) {
        AttributedString letters = new AttributedString(text);
        letters.addAttribute(TextAttribute.FONT, font);
        Font fallback = fallback(font);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            if (!font.canDisplay(letter) && fallback.canDisplay(letter)) {
                letters.addAttribute(TextAttribute.FONT, fallback, i, i + Character.charCount(letter));
            }
        }
        return new TextLayout(letters.getIterator(), graphics.getFontRenderContext());
    }

    /** Returns the machine's own sans-serif font; without fontconfig there is none, and Inter draws boxes. */
    private static Font fallback(Font font) {
        try {
            Font other = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(font.getSize2D());
            other.canDisplay('a');
            return other;
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            return font;
        }
    }
}
