package serin.expectation;

import java.util.List;

/** The name of a Lambda function, out of the forms in which CloudFormation and Lambda take it. */
public final class FunctionName {

    private FunctionName() {}

    /**
     * The bare name in a name, a partial ARN or an ARN, each with or without a qualifier; a text of another form is taken for a
     * name.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html">GetFunction, FunctionName</a>
     */
    public static String of(String text) {
        var parts = List.of(text.split(":", -1));
        var function = parts.indexOf("function");
        if (function >= 0 && function + 1 < parts.size()) {
            return parts.get(function + 1);
        }
        return parts.getFirst();
    }
}
