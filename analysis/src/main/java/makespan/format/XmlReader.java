package makespan.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final int LONGEST_DECLARATION = 200;
    private static final int BYTE_ORDER_MARK = 3;
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([^\"']*)[\"']");
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
            return new XmlReader(factory.createXMLStreamReader(decoded(document, source)), source);
        } catch (XMLStreamException broken) {
            throw failure(broken, source);
        }
    }

    /** The JDK's own decoder prints what it finds wrong on stderr. */
    private static Reader decoded(InputStream document, String source) throws IOException {
        InputStream markable = document.markSupported() ? document : new BufferedInputStream(document);
        markable.mark(LONGEST_DECLARATION);
        byte[] beginning = markable.readNBytes(LONGEST_DECLARATION);
        markable.reset();
        if (new String(beginning, StandardCharsets.UTF_8).startsWith("\ufeff")) {
            markable.skipNBytes(BYTE_ORDER_MARK);
        }
        return new InputStreamReader(markable, charset(beginning, source).newDecoder());
    }

    private static Charset charset(byte[] beginning, String source) throws FormatException {
        if (beginning.length > 1 && (beginning[0] == (byte) 0xfe || beginning[0] == (byte) 0xff)) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = ENCODING.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException unknown) {
            throw new FormatException(source + ", line 1", "the encoding '" + declared.group(1) + "' is not known");
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
        if (broken.getNestedException() instanceof CharacterCodingException) {
            return new FormatException(
                    source, "the text is not in the encoding that it declares, UTF-8 if it does not");
        }
        if (broken.getNestedException() instanceof IOException unreadable) {
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
