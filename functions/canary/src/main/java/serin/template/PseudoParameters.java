package serin.template;

import java.util.Optional;

/**
 * The parameters that CloudFormation predefines; {@code AWS::NoValue} is not one of them, since it has no value.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html">pseudo parameters</a>
 */
final class PseudoParameters {
    private PseudoParameters() {}

    /** The value; empty when there is no pseudo parameter of that name. */
    static Optional<Value> value(String name, StackContext context) {
        return switch (name) {
            case "AWS::AccountId" -> text(context.accountId());
            case "AWS::Partition" -> text(context.partition());
            case "AWS::Region" -> text(context.region());
            case "AWS::StackId" -> text(context.stackId());
            case "AWS::StackName" -> text(context.stackName());
            case "AWS::URLSuffix" -> Optional.of(urlSuffix(context.partition()));
            case "AWS::NotificationARNs" ->
                Optional.of(Values.unknown("the stack's notification topics (AWS::NotificationARNs) are not read"));
            default -> Optional.empty();
        };
    }

    private static Value urlSuffix(String partition) {
        return switch (partition) {
            case "aws", "aws-us-gov" -> new Value.Text("amazonaws.com");
            case "aws-cn" -> new Value.Text("amazonaws.com.cn");
            default ->
                Values.unknown(
                        "the domain suffix (AWS::URLSuffix) of the partition " + partition + " is not documented");
        };
    }

    private static Optional<Value> text(String text) {
        return Optional.of(new Value.Text(text));
    }
}
