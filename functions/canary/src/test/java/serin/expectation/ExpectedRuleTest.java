package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.TestStack;

/**
 * What CloudFormation calls a rule: its name on the default bus, and {@code bus|name} on any other.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html">Return values</a>
 */
class ExpectedRuleTest {
    @ParameterizedTest
    @CsvSource({
        "sync,default,sync",
        "market-data|sync,market-data,sync",
        "aws.partner/example.com/1|sync,aws.partner/example.com/1,sync",
        "arn:aws:events:eu-west-1:111122223333:event-bus/market-data|sync,market-data,sync"
    })
    void readsBusAndName(String physicalId, String bus, String name) {
        var rule = TestStack.of("{\"R\": {\"Type\": \"AWS::Events::Rule\", \"PhysicalId\": \"" + physicalId + "\"}}")
                .expected()
                .find(ExpectedRule.class, "R")
                .orElseThrow();
        assertThat(rule.bus()).isEqualTo(bus);
        assertThat(rule.name()).isEqualTo(name);
    }
}
