package makespan.charts;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes a drawing as a PNG file of at most 256 colours, about a third of the size of one of all colours. The frequent
 * colours stay exact; the many shades at the edges of letters and curves become the nearest of them.
 */
final class IndexedPng {
    private static final int MOST_COLOURS = 256;
    /** So many of the most frequent colours, the fills among them, are kept as they are. */
    private static final int EXACT = 48;
    /** Squared distance below which a rarer colour is not worth an entry of its own. */
    private static final int ALIKE = 120;

    private final int width;
    private final int height;
    private final int[] pixels;
    private final Map<Integer, Integer> indexOf = new HashMap<>();
    private final int[] palette = new int[MOST_COLOURS];
    private int colours;

    private IndexedPng(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        pixels = image.getRGB(0, 0, width, height, null, 0, width);
    }

    static byte[] of(BufferedImage image) {
        IndexedPng png = new IndexedPng(image);
        png.choosePalette();
        return write(png.indexed());
    }

    private void choosePalette() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < pixels.length; ) {
            int end = i + 1;
            while (end < pixels.length && pixels[end] == pixels[i]) {
                end++;
            }
            counts.merge(pixels[i], end - i, Integer::sum);
            i = end;
        }
        List<Integer> byCount = new ArrayList<>(counts.keySet());
        byCount.sort(Comparator.comparingInt((Integer colour) -> -counts.getOrDefault(colour, 0))
                .thenComparing(Comparator.naturalOrder()));
        boolean few = byCount.size() <= MOST_COLOURS;
        for (int colour : byCount) {
            int nearest = nearest(colour);
            boolean own =
                    few || colours < EXACT || (colours < MOST_COLOURS && distance(palette[nearest], colour) > ALIKE);
            if (own) {
                nearest = colours;
                palette[colours++] = colour;
            }
            indexOf.put(colour, nearest);
        }
    }

    private int nearest(int colour) {
        int nearest = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours; i++) {
            int distance = distance(palette[i], colour);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int difference = (one >>> shift & 0xFF) - (other >>> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }

    private BufferedImage indexed() {
        IndexColorModel model = new IndexColorModel(8, colours, palette, 0, true, -1, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; ) {
            byte index = indexOf.getOrDefault(pixels[i], 0).byteValue();
            int colour = pixels[i];
            while (i < pixels.length && pixels[i] == colour) {
                indices[i++] = index;
            }
        }
        return image;
    }

    private static byte[] write(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(0);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
