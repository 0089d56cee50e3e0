package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms: <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html">GetFunction, FunctionName</a>. */
class FunctionNameTest {

    @ParameterizedTest
    @CsvSource({
        "my-function,my-function",
        "my-function:v1,my-function",
        "arn:aws:lambda:us-west-2:123456789012:function:my-function,my-function",
        "arn:aws:lambda:us-west-2:123456789012:function:my-function:live,my-function",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:my-function,my-function",
        "123456789012:function:my-function,my-function",
        "function,function",
        "'',''"
    })
    void readsTheBareName(String text, String name) {
        assertThat(FunctionName.of(text)).isEqualTo(name);
    }
}
