package makespan.format;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of an XML document, one after another, by their local names; what stands between the tags is left out.
 * Holds no more of the document than it is at. Nothing beside the document is ever opened: a document type declaration is
 * refused, and with it every entity but XML's own. At most 64 levels deep.
 */
final class XmlReader {
    private static final int MOST_LEVELS = 64;
    private static final String MESSAGE = "Message: ";

    private final XMLStreamReader events;
    private final String source;
    private final List<String> open = new ArrayList<>();

    private XmlReader(XMLStreamReader events, String source) {
        this.events = events;
        this.source = source;
    }

    /** @param source what messages call the document */
    static XmlReader of(InputStream document, String source) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            return new XmlReader(factory.createXMLStreamReader(document), source);
        } catch (XMLStreamException broken) {
            throw failure(broken, source);
        }
    }

    /** Moves to the start of the next element; returns false if there is none. */
    boolean next() throws IOException {
        try {
            while (events.hasNext()) {
                int event = events.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    enter();
                    return true;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.remove(open.size() - 1);
                } else if (event == XMLStreamConstants.DTD) {
                    throw wrong("a document type declaration is not allowed");
                }
            }
            return false;
        } catch (XMLStreamException broken) {
            throw failure(broken, source);
        }
    }

    private void enter() throws FormatException {
        if (open.size() == MOST_LEVELS) {
            throw wrong("the elements are more than " + MOST_LEVELS + " levels deep");
        }
        open.add(events.getLocalName());
    }

    /** Returns the name of the element. */
    String name() {
        return open.get(open.size() - 1);
    }

    /** Returns how deep the element stands, 1 for the outermost. */
    int level() {
        return open.size();
    }

    /** Returns an attribute of the element, if it has it and it is not blank. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(events.getAttributeValue(null, attribute)).filter(value -> !value.isBlank());
    }

    /** Returns the line on which the start of the element ends, counted from 1. */
    int line() {
        return events.getLocation().getLineNumber();
    }

    FormatException wrong(String problem) {
        return new FormatException(source + ", line " + line(), problem);
    }

    private static IOException failure(XMLStreamException broken, String source) {
        if (broken.getNestedException() instanceof IOException unreadable
                && !(unreadable instanceof CharConversionException)
                && !(unreadable instanceof UnsupportedEncodingException)) {
            return unreadable;
        }
        String message = String.valueOf(broken.getMessage());
        int problem = message.indexOf(MESSAGE);
        String text = problem < 0 ? message : message.substring(problem + MESSAGE.length());
        String place = broken.getLocation() == null
                ? ""
                : ", line " + broken.getLocation().getLineNumber();
        return new FormatException(
                source + place,
                "not well-formed XML: " + text.lines().findFirst().orElse(""));
    }
}
