package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolutionTest {

    @Test
    void keepsResourcesInTheirOrderWithPhysicalIdAndMetadata() {
        var resolved = Sample.resolve("""
                Metadata: {Serin: {StageParameter: Stage, Here: !Ref AWS::Region}}
                Resources:
                  Zoo: {Type: "AWS::SNS::Topic"}
                  Table:
                    Type: AWS::DynamoDB::Table
                    Metadata: {Serin: {Freshness: {Within: PT26H}}, Who: !Ref AWS::AccountId}
                    Properties: {TableName: !Sub "${AWS::StackName}-assets"}
                """);

        assertThat(resolved.resources().keySet()).containsExactly("Zoo", "Table");
        assertThat(resolved.resources().get("Table")).isNotNull().satisfies(table -> {
            assertThat(table.type()).isEqualTo("AWS::DynamoDB::Table");
            assertThat(table.physicalId()).contains("assets");
            assertThat(Json.text(table.properties())).isEqualTo("{\"TableName\":\"serin-dev-assets\"}");
            assertThat(Json.text(table.metadata()))
                    .isEqualTo("{\"Serin\":{\"Freshness\":{\"Within\":\"PT26H\"}},\"Who\":\"111122223333\"}");
        });
        assertThat(resolved.resources().get("Zoo"))
                .isNotNull()
                .satisfies(zoo -> assertThat(zoo.physicalId()).isEmpty());
        assertThat(Json.text(resolved.metadata()))
                .isEqualTo("{\"Serin\":{\"Here\":\"eu-west-1\",\"StageParameter\":\"Stage\"}}");
    }

    @Test
    void emptyStackIsATemplateWithoutResources() {
        assertThat(Sample.resolve("Resources: {}").resources()).isEmpty();
    }

    @Test
    void resourcesThatReferToEachOtherAreNoCycle() {
        var resolved = Sample.resolve("""
                Resources:
                  Table: {Type: "AWS::DynamoDB::Table", Properties: {Other: !GetAtt Queue.Arn}}
                  Queue: {Type: "AWS::SQS::Queue", Properties: {Other: !GetAtt Table.Arn}}
                """);

        assertThat(resolved.resources().get("Queue"))
                .isNotNull()
                .satisfies(queue -> assertThat(Json.text(queue.properties()))
                        .isEqualTo("{\"Other\":\"arn:aws:dynamodb:eu-west-1:111122223333:table/assets\"}"));
    }

    @Test
    void whatWasNotExpandedIsUndecidedWithItsReason() {
        var resolved = Sample.resolve("""
                Resources:
                  "Fn::ForEach::Topics": [Name, [a, b], {}]
                  Odd: {Type: {a: b}}
                  Loop: {Type: T, Properties: {"Fn::ForEach::P": [x, [a], {}], a: b}}
                  Text: {Type: T, Properties: text}
                  Good: {Type: T}
                """);

        assertThat(resolved.resources().keySet()).containsExactly("Good");
        assertThat(resolved.undecided())
                .containsOnlyKeys("Fn::ForEach::Topics", "Odd", "Loop", "Text")
                .containsEntry("Odd", "the Type of Odd is not a string")
                .containsEntry("Text", "the Properties of Text are not an object, but a string");
    }

    @Test
    void oneResolutionMayBeAskedTwice() {
        var resolution = new Resolution(
                TemplateReader.read("Resources: {A: {Type: T, Properties: {p: !Ref AWS::Region}}}"), Sample.context());

        assertThat(resolution.resolve()).isEqualTo(resolution.resolve());
    }

    @Test
    void emptyPhysicalIdIsNone() {
        var context = Sample.context(Map.of(), Map.of("A", ""));
        var template = TemplateReader.read("Resources: {A: {Type: T, Properties: {Value: !Ref A}}}");

        assertThat(new Resolution(template, context).resolve().resources().get("A"))
                .isNotNull()
                .satisfies(a -> {
                    assertThat(a.physicalId()).isEmpty();
                    assertThat(Sample.show(a.properties())).isEqualTo("UNRESOLVABLE: A is not created");
                });
    }
}
