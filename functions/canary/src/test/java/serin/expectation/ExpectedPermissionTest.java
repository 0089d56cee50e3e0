package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.TestStack;

/**
 * The forms in which Lambda takes a function's name.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">AddPermission, FunctionName</a>
 */
class ExpectedPermissionTest {
    @ParameterizedTest
    @CsvSource({
        "my-function,",
        "my-function:v1,v1",
        "arn:aws:lambda:us-west-2:123456789012:function:my-function,",
        "arn:aws:lambda:us-west-2:123456789012:function:my-function:v1,v1",
        "123456789012:function:my-function,",
        "123456789012:function:my-function:v1,v1"
    })
    void readsNameAndQualifier(String text, String qualifier) {
        var permission = TestStack.of(
                        "{\"P\": {\"Type\": \"AWS::Lambda::Permission\", \"Properties\": {\"FunctionName\": \"" + text
                                + "\"}}}")
                .expected()
                .find(ExpectedPermission.class, "P")
                .orElseThrow();
        assertThat(permission.functionName()).contains("my-function");
        assertThat(permission.qualifier()).isEqualTo(Optional.ofNullable(qualifier));
    }
}
