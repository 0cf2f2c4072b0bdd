package org.spikeway.aer.recording.aedat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What the header of an AEDAT 4.0 file says.
 *
 * @param compression of the packets
 * @param table where the data table begins, or a negative number if it was not written
 * @param packets where the first packet begins
 * @param streams by number
 */
record Aedat4Header(PacketCompression compression, long table, long packets, Map<Integer, Stream> streams) {
    /**
     * A stream of packets of one type.
     *
     * @param type four letters, such as EVTS
     * @param source the camera
     */
    record Stream(String type, @Nullable String source, Geometry geometry) {}

    private static final String EVENTS = "EVTS";

    /** The stream of changes with the lowest number; null if there is none. */
    @Nullable
    Integer firstEvents() {
        for (Map.Entry<Integer, Stream> stream : streams.entrySet()) {
            if (stream.getValue().type.equals(EVENTS)) {
                return stream.getKey();
            }
        }
        return null;
    }

    /**
     * Reads the header.
     *
     * @param bytes the file from its first byte, little endian
     * @param size bytes of the file
     */
    static Aedat4Header read(ByteBuffer bytes, long size) throws UnreadableException {
        if (size < Aedat4Layout.HEADER_AT) {
            throw new UnreadableException("the file ends in its header. Fetch it again.");
        }
        long length = Integer.toUnsignedLong(bytes.getInt(Aedat4Layout.LENGTH_AT));
        if (length > bytes.limit() - Aedat4Layout.HEADER_AT) {
            throw new UnreadableException(String.format(
                    "a header of %,d bytes, and the file has %,d. It is damaged or truncated: fetch it again.",
                    length, size));
        }
        ByteBuffer header = bytes.slice(Aedat4Layout.HEADER_AT, (int) length).order(bytes.order());
        FlatTable table = FlatTable.root(header, 0);
        return new Aedat4Header(
                PacketCompression.numbered(table.int32(Aedat4Layout.COMPRESSION_FIELD, 0)),
                table.int64(Aedat4Layout.TABLE_POSITION_FIELD, -1),
                Aedat4Layout.HEADER_AT + length,
                streams(table.text(Aedat4Layout.XML_FIELD)));
    }

    private static Map<Integer, Stream> streams(String xml) throws UnreadableException {
        Map<Integer, Stream> streams = new TreeMap<>();
        try {
            Element root =
                    parser().parse(new InputSource(new StringReader(xml))).getDocumentElement();
            Element info = child(root, "node", "outInfo");
            NodeList nodes = info == null ? root.getChildNodes() : info.getChildNodes();
            for (int i = 0; i < nodes.getLength(); i++) {
                if (nodes.item(i) instanceof Element node
                        && node.getAttribute("name").matches("\\d{1,9}")) {
                    streams.put(Integer.parseInt(node.getAttribute("name")), stream(node));
                }
            }
        } catch (SAXException | IOException damaged) {
            throw new UnreadableException("the header's XML about the streams is damaged (" + damaged.getMessage()
                    + "). Fetch the file again.");
        }
        return streams;
    }

    /** A parser that loads nothing from outside and prints nothing. */
    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream stream(Element node) {
        Element info = child(node, "node", "info");
        String type = attribute(node, "typeIdentifier");
        if (info == null) {
            return new Stream(type, null, Geometry.UNKNOWN);
        }
        String source = attribute(info, "source");
        Geometry geometry = Geometry.orUnknown(number(attribute(info, "sizeX")), number(attribute(info, "sizeY")));
        return new Stream(type, source.isEmpty() ? null : source, geometry);
    }

    private static long number(String digits) {
        return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
    }

    private static String attribute(Element node, String key) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element attr
                    && attr.getTagName().equals("attr")
                    && attr.getAttribute("key").equals(key)) {
                return attr.getTextContent().strip();
            }
        }
        return "";
    }

    private static @Nullable Element child(Element node, String tag, String name) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && element.getTagName().equals(tag)
                    && element.getAttribute("name").equals(name)) {
                return element;
            }
        }
        return null;
    }
}
