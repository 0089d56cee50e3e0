package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.ResourceRef;
import serin.observation.Fingerprint;

class ExpectedStackBuilderTest {
    private final Scenario scenario = new Scenario();

    @Test
    void namesTheStackItself() {
        assertThat(scenario.expected().resource())
                .isEqualTo(new ResourceRef(
                        "shop",
                        Optional.of(
                                "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1b2c3d4e-0000-1111-2222-333344445555"),
                        "AWS::CloudFormation::Stack"));
    }

    @Test
    void expectsEveryResourceAndEveryKnownKind() {
        scenario.declare("Odd", "Custom::Odd", "odd", "{}");
        assertThat(scenario.expected().expectations())
                .extracting(expected -> expected.getClass().getSimpleName() + " "
                        + expected.resource().logicalId())
                .containsExactly(
                        "ExpectedResource Sync",
                        "ExpectedFunction Sync",
                        "ExpectedResource SyncVersion1a2b3c4d5e",
                        "ExpectedVersion SyncVersion1a2b3c4d5e",
                        "ExpectedResource SyncAliaslive",
                        "ExpectedAlias SyncAliaslive",
                        "ExpectedResource DataKey",
                        "ExpectedKey DataKey",
                        "ExpectedResource Orders",
                        "ExpectedTable Orders",
                        "ExpectedResource Odd");
    }

    @Test
    void expectsWhatIsUndecidedAsUndecided() {
        scenario.undecided("Extra", "why");
        assertThat(scenario.expected().find(ExpectedResource.class, "Extra"))
                .contains(new ExpectedResource(
                        new ResourceRef("Extra", Optional.empty(), "unknown"), Optional.of("why")));
    }

    @Test
    void findsTheAliasOfAFunctionByWhateverNameItHas() {
        scenario.property(
                Scenario.ALIAS, "FunctionName", "\"arn:aws:lambda:eu-west-1:111122223333:function:shop-sync\"");
        assertThat(function().alias())
                .map(alias -> alias.resource().logicalId())
                .contains(Scenario.ALIAS);
    }

    @Test
    void takesNoAliasOfAnotherFunction() {
        scenario.property(Scenario.ALIAS, "FunctionName", "\"shop-other\"");
        assertThat(function().alias()).isEmpty();
    }

    @Test
    void takesNoAliasWithoutAKnownName() {
        scenario.property(Scenario.ALIAS, "Name", "{\"$unresolved\": \"x\"}");
        assertThat(function().alias()).isEmpty();
    }

    @Test
    void keepsFingerprintsOfTheEnvironmentAndNoValue() {
        assertThat(function().environment())
                .isEqualTo(new Declared.Known<>(Map.of(
                        "SERIN_PROBE", new Declared.Known<>(Fingerprint.of("1")),
                        "TABLE", new Declared.Known<>(Fingerprint.of("shop-orders")))));
        assertThat(function().toString()).doesNotContain("shop-orders");
    }

    @Test
    void readsAVersionsNumberOutOfItsArn() {
        assertThat(scenario.expected().find(ExpectedVersion.class, Scenario.VERSION))
                .flatMap(ExpectedVersion::number)
                .contains("3");
    }

    @Test
    void readsNoNumberWhereThereIsNone() {
        scenario.declare(Scenario.VERSION, "AWS::Lambda::Version", "odd", "{}");
        assertThat(scenario.expected().find(ExpectedVersion.class, Scenario.VERSION))
                .flatMap(ExpectedVersion::number)
                .isEmpty();
    }

    @Test
    void aTableThatWasNotCreatedHasNoName() {
        scenario.declare(Scenario.TABLE, "AWS::DynamoDB::Table", Optional.empty(), "{}");
        var table =
                scenario.expected().find(ExpectedTable.class, Scenario.TABLE).orElseThrow();
        assertThatThrownBy(table::name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Orders has no physical id");
    }

    @Test
    void aFunctionThatWasNotCreatedHasNoNameAndNoAlias() {
        scenario.declare(Scenario.FUNCTION, "AWS::Lambda::Function", Optional.empty(), "{}");
        assertThat(function().alias()).isEmpty();
        assertThatThrownBy(() -> function().name())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Sync has no physical id");
    }

    private ExpectedFunction function() {
        return scenario.expected()
                .find(ExpectedFunction.class, Scenario.FUNCTION)
                .orElseThrow();
    }
}
