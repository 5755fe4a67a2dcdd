package makespan.kernel.display;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.awt.image.RenderedImage;
import makespan.kernel.protocol.Json;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.display.common.Url;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * The renderings of Jupyter JVM BaseKernel, as jjava-jupyter keeps them: images, URLs, text in a chosen form, values
 * that render themselves, and whatever the user registers.
 */
final class Renderings {
    private final Renderer renderer = new TextRenderer();
    private final Gson gson = new Gson();

    Renderings() {
        Image.registerAll(renderer);
        Text.registerAll(renderer);
        Url.registerAll(renderer);
    }

    Renderer renderer() {
        return renderer;
    }

    /** Returns the value in the given forms, or in those that it prefers if none are given. */
    MimeBundle of(Object value, String... mimeTypes) {
        DisplayData rendered = mimeTypes.length == 0 ? renderer.render(value) : renderer.renderAs(value, mimeTypes);
        JsonObject json = gson.toJsonTree(rendered).getAsJsonObject();
        return new MimeBundle(Json.object(json, "data"), Json.object(json, "metadata"));
    }

    /** Gives Groovy's text to values that render no text themselves. */
    private static final class TextRenderer extends Renderer {
        @Override
        protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
            if (data.getData(MIMEType.TEXT_PLAIN) == null) {
                data.putText(value instanceof RenderedImage image ? size(image) : Displays.text(value));
            }
            return data;
        }

        private static String size(RenderedImage image) {
            return "image of " + image.getWidth() + " × " + image.getHeight() + " pixels";
        }
    }
}
