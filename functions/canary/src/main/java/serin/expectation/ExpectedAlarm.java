package serin.expectation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import serin.finding.ResourceRef;
import serin.observation.AlarmQuery;
import serin.template.ResolvedResource;

/** What the template promises of a CloudWatch alarm. */
public sealed interface ExpectedAlarm extends Expectation {

    Actions actions();

    /**
     * The alarm's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    default String name() {
        var id = PhysicalId.of(resource());
        return id.startsWith("arn:") ? id.substring(id.indexOf(":alarm:") + ":alarm:".length()) : id;
    }

    /**
     * An alarm on a metric, or on several by a formula.
     *
     * @param condition by property name, in the template's order; without dimensions, and without what missing data means
     * @param dimensions values by name; none where the template declares none
     * @param queries of an alarm on metric math
     * @param missingData {@code breaching}, {@code notBreaching}, {@code ignore} or {@code missing}
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html">AWS::CloudWatch::Alarm</a>
     */
    record Metric(
            ResourceRef resource,
            Map<String, Declared<String>> condition,
            Declared<Map<String, String>> dimensions,
            Declared<List<AlarmQuery>> queries,
            Declared<String> missingData,
            Actions actions)
            implements ExpectedAlarm {
        public Metric {
            Objects.requireNonNull(resource, "resource is null");
            Objects.requireNonNull(actions, "actions is null");
        }

        /** One part of the condition. */
        public Declared<String> condition(String property) {
            return condition.getOrDefault(property, new Declared.Omitted<>());
        }
    }

    /**
     * An alarm on the states of other alarms.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html">AWS::CloudWatch::CompositeAlarm</a>
     */
    record Composite(ResourceRef resource, Declared<String> rule, Actions actions) implements ExpectedAlarm {
        public Composite {
            Objects.requireNonNull(resource, "resource is null");
            Objects.requireNonNull(rule, "rule is null");
            Objects.requireNonNull(actions, "actions is null");
        }
    }

    /**
     * Whom it tells, as ARNs.
     *
     * @param enabled true where the template does not say, as CloudFormation documents
     */
    record Actions(
            Declared<Boolean> enabled,
            Declared<List<String>> alarm,
            Declared<List<String>> ok,
            Declared<List<String>> insufficientData) {

        private static Actions of(Properties properties) {
            return new Actions(
                    properties.bool("ActionsEnabled").orDefault(true),
                    properties.texts("AlarmActions"),
                    properties.texts("OKActions"),
                    properties.texts("InsufficientDataActions"));
        }
    }

    static ExpectedAlarm metric(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new Metric(
                ExpectedStackBuilder.ref(resource),
                AlarmProperties.condition(properties),
                AlarmProperties.dimensions(properties),
                properties.objects("Metrics").flatMap(AlarmProperties::queries),
                properties.text("TreatMissingData"),
                Actions.of(properties));
    }

    static ExpectedAlarm composite(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new Composite(ExpectedStackBuilder.ref(resource), properties.text("AlarmRule"), Actions.of(properties));
    }
}
