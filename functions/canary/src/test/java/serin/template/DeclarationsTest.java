package serin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import serin.template.Declarations.Declaration;

class DeclarationsTest {
    private static final String YAML = """
            # A comment
            Parameters:
              Resources: {Type: String}
            Resources:
              Sync:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Daily: {Type: Schedule}
              "SyncAll": {Properties: {Type: not this one}, Type: "AWS::Serverless::Function"}

              Orders:
                Metadata: {Resources: {Sync: 1}}
                Type: AWS::DynamoDB::Table
            Outputs:
              Orders: {Value: !Ref Orders}
            """;

    @Test
    void findsTheLineOfEachResourceInYaml() {
        assertThat(Declarations.of(YAML).byLogicalId().values())
                .containsExactly(
                        new Declaration("Sync", "AWS::Serverless::Function", 5),
                        new Declaration("SyncAll", "AWS::Serverless::Function", 10),
                        new Declaration("Orders", "AWS::DynamoDB::Table", 12));
    }

    @Test
    void findsTheLineOfEachResourceInJson() {
        assertThat(Declarations.of("""
                        {
                        \t"Outputs": {"a": {"Value": [1, {}]}},
                        \t"Resources": {
                        \t\t"Orders": {
                        \t\t\t"Properties": {"Type": "not this one"},
                        \t\t\t"Type": "AWS::DynamoDB::Table"
                        \t\t},
                        \t\t"Sync": {"Type": "AWS::Serverless::Function"}
                        \t}
                        }""").byLogicalId().values())
                .containsExactly(
                        new Declaration("Orders", "AWS::DynamoDB::Table", 4),
                        new Declaration("Sync", "AWS::Serverless::Function", 8));
    }

    @Test
    void aGeneratedResourceComesFromTheOneWhoseNameBeginsItsOwn() {
        var declarations = Declarations.of(YAML);

        assertThat(declarations.of("SyncDailyPermission", "AWS::Lambda::Permission"))
                .map(Declaration::logicalId)
                .contains("Sync");
        assertThat(declarations.of("SyncAllRole", "AWS::IAM::Role"))
                .map(Declaration::logicalId)
                .contains("SyncAll");
        assertThat(declarations.of("Sync", "AWS::Lambda::Function"))
                .map(Declaration::line)
                .contains(5);
    }

    @Test
    void nothingComesFromAResourceThatIsNotSams() {
        assertThat(Declarations.of(YAML).of("OrdersRole", "AWS::IAM::Role")).isEmpty();
        assertThat(Declarations.of(YAML).of("CodeDeployServiceRole", "AWS::IAM::Role"))
                .isEmpty();
    }

    @Test
    void aDeclarationOfAnotherTypeIsAnotherStacks() {
        assertThat(Declarations.of(YAML).of("Orders", "AWS::SQS::Queue")).isEmpty();
        assertThat(Declarations.of(YAML).of("Orders", "AWS::CloudFormation::Stack"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoTemplate() {
        assertThatThrownBy(() -> Declarations.of("[1, 2]")).isInstanceOf(MalformedTemplate.class);
        assertThatThrownBy(() -> Declarations.of("Resources: {A: &x {Type: T}, B: *x}"))
                .isInstanceOf(MalformedTemplate.class);
    }
}
