package makespan.charts;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes the text of a picture drawn through Batik as wide as it was measured, whatever font the viewer has in the place
 * of Inter.
 */
final class BatikText {
    private BatikText() {}

    /** Sets the length of every text below an element, whose font the given size and weight are unless it says else. */
    static void fit(Element element, double size, boolean bold) {
        String ownSize = element.getAttribute("font-size").replace("px", "");
        double innerSize = ownSize.isEmpty() ? size : Double.parseDouble(ownSize);
        String family = element.getAttribute("font-family");
        boolean innerBold = family.isEmpty() ? bold : family.contains("SemiBold");
        if (element.getTagName().equals("text")) {
            Typeface.exactWidth(element.getTextContent(), innerSize, innerBold)
                    .ifPresent(width -> element.setAttribute("textLength", Markup.number(width)));
            element.setAttribute("lengthAdjust", "spacingAndGlyphs");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                fit(inner, innerSize, innerBold);
            }
        }
    }
}
