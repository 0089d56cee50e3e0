package serin.run;

/**
 * The ARN of a stack, {@code arn:aws:cloudformation:eu-west-1:111122223333:stack/name/id}, as DescribeStacks answers it under
 * StackId (<a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html">Stack</a>).
 */
record StackArn(String partition, String region, String accountId) {

    /** @throws IllegalArgumentException when it is no such ARN */
    static StackArn parse(String arn) {
        var parts = arn.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn") || !parts[2].equals("cloudformation")) {
            throw new IllegalArgumentException("StackId must be a CloudFormation ARN, was " + arn);
        }
        return new StackArn(parts[1], parts[3], parts[4]);
    }
}
