package localcloud.service.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import localcloud.service.AwsError;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The elements of a body in XML, whatever their namespace; document types are refused, so nothing can be expanded. */
record XmlBody(Element element) {
    private static final int LARGEST = 1024 * 1024;

    static XmlBody of(byte[] body) throws AwsError {
        if (body.length > LARGEST) {
            throw new AwsError(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            // Errors are answered, not printed.
            builder.setErrorHandler(new DefaultHandler());
            return new XmlBody(builder.parse(new ByteArrayInputStream(body)).getDocumentElement());
        } catch (SAXException e) {
            throw S3Errors.malformedXml();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser does not work", e);
        }
    }

    /** The children of that name. */
    List<XmlBody> all(String name) {
        var found = new ArrayList<XmlBody>();
        var children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child
                    && child.getLocalName().equals(name)) {
                found.add(new XmlBody(child));
            }
        }
        return found;
    }

    /** The text of the first child of that name; empty when there is none. */
    String text(String name) {
        return all(name).stream()
                .findFirst()
                .map(child -> child.element().getTextContent().strip())
                .orElse("");
    }

    /** What {@code Tagging} holds, in order. */
    static Map<String, String> tags(byte[] body) throws AwsError {
        var tags = new LinkedHashMap<String, String>();
        for (var set : of(body).all("TagSet")) {
            set.all("Tag").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        }
        return tags;
    }
}
