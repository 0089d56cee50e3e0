package serin.report;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.run.Run;

/**
 * The report as JUnit XML, as Surefire writes it
 * (<a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">schema</a>): a suite for each
 * check, a case for each resource. Fail is a failure, Unknown an error, Skipped and Waived are skipped; advice that failed is
 * skipped, since it never changes the verdict.
 */
public final class JUnitReport implements ReportFormat {

    @Override
    public String render(Run run) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suites(run, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory can always be written", e);
        }
        return text + "\n";
    }

    private static void suites(Run run, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuites");
        attribute(xml, "name", run.stack());
        attribute(xml, "time", seconds(run.duration().toMillis()));
        counts(xml, run.findings());
        var byCheck = run.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.check().id(), LinkedHashMap::new, Collectors.toList()));
        for (var suite : byCheck.entrySet()) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", suite.getKey());
            attribute(xml, "timestamp", run.startedAt().toString());
            attribute(xml, "time", "0");
            counts(xml, suite.getValue());
            for (var finding : suite.getValue()) {
                testCase(finding, xml);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
        var described = Described.of(finding);
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", finding.check().id());
        attribute(xml, "name", finding.resource().logicalId());
        attribute(xml, "time", "0");
        switch (result(finding)) {
            case PASSED -> {}
            case FAILED -> result("failure", described, xml);
            case ERROR -> result("error", described, xml);
            case SKIPPED -> {
                xml.writeEmptyElement("skipped");
                attribute(xml, "message", described.message());
            }
        }
        xml.writeEndElement();
    }

    private static void result(String element, Described described, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", described.message());
        attribute(xml, "type", described.finding().check().severity().name());
        xml.writeCharacters(clean(described.finding().check().remediation()));
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, List<Finding> findings) throws XMLStreamException {
        attribute(xml, "tests", String.valueOf(findings.size()));
        attribute(xml, "failures", count(findings, Result.FAILED));
        attribute(xml, "errors", count(findings, Result.ERROR));
        attribute(xml, "skipped", count(findings, Result.SKIPPED));
    }

    private static String count(List<Finding> findings, Result wanted) {
        return String.valueOf(
                findings.stream().filter(finding -> result(finding) == wanted).count());
    }

    private enum Result {
        PASSED,
        FAILED,
        ERROR,
        SKIPPED
    }

    private static Result result(Finding finding) {
        var advice = switch (finding.check().severity()) {
            case CRITICAL, HIGH, MEDIUM -> false;
            case LOW -> true;
        };
        return switch (finding.outcome()) {
            case Outcome.Pass _ -> Result.PASSED;
            case Outcome.Fail _ -> advice ? Result.SKIPPED : Result.FAILED;
            case Outcome.Unknown _ -> advice ? Result.SKIPPED : Result.ERROR;
            case Outcome.Skipped _, Outcome.Waived _ -> Result.SKIPPED;
        };
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** XML 1.0 has no way to write most control characters, not even escaped: they become spaces. */
    private static String clean(String text) {
        return Plain.line(text);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
