package serin.bench;

import java.util.List;
import serin.check.Checks;
import serin.run.Plan;
import serin.template.TemplateReader;

/** A template at CloudFormation's limits, 500 resources in 1 MB: read, resolved, turned into expectations and planned, warm. */
record TemplateReading() implements Benchmark {
    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
    private static final int MOST_RESOURCES = 500;

    private static final int MOST_BYTES = 1_000_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MILLI = 1_000_000;

    @Override
    public String id() {
        return "P12";
    }

    @Override
    public String about() {
        return "a template of 500 resources and 1 MB, warm";
    }

    @Override
    public List<Figure> measure() {
        var template = template();
        for (var i = 0; i < WARM_UP; i++) {
            plan(template);
        }
        var nanos = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var start = System.nanoTime();
            plan(template);
            nanos[i] = System.nanoTime() - start;
        }
        return List.of(
                new Figure("read, resolve, expectations", Medians.of(nanos) / NANOS_PER_MILLI, 150, "ms"),
                new Figure("bytes of that template", template.length(), MOST_BYTES, ""));
    }

    private static int plan(String template) {
        var checks = Plan.of("bench", TemplateReader.read(template), Checks.ALL)
                .checks()
                .size();
        if (checks < MOST_RESOURCES) {
            throw new IllegalStateException("only " + checks + " checks were planned");
        }
        return checks;
    }

    /** Functions that refer to one table: half of the resources are roles, as in any stack. */
    static String template() {
        var resources = new StringBuilder();
        resources.append("""
                "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": {"Fn::Sub": "${AWS::StackName}-table"},
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                 "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST"}}""");
        var filler = "x".repeat(MOST_BYTES / MOST_RESOURCES * 2 - 1_550);
        for (var i = 0; i < (MOST_RESOURCES - 1) / 2; i++) {
            resources.append(",\n").append(pair(i, filler));
        }
        return "{\"Resources\": {" + resources + "}}";
    }

    private static String pair(int number, String filler) {
        return """
                "Role%1$d": {"Type": "AWS::IAM::Role", "Properties": {
                  "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
                  "Policies": [{"PolicyName": "table", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem"], "Resource": [
                      {"Fn::GetAtt": ["Table", "Arn"]}, {"Fn::Sub": "${Table.Arn}/index/*"}]}]}}]}},
                "Function%1$d": {"Type": "AWS::Lambda::Function", "Properties": {
                  "FunctionName": {"Fn::Join": ["-", [{"Ref": "AWS::StackName"}, "function", "%1$d"]]},
                  "Runtime": "java25", "Handler": "example.Handler", "Timeout": 30, "MemorySize": 512,
                  "Role": {"Fn::GetAtt": ["Role%1$d", "Arn"]}, "Code": {"S3Bucket": "b", "S3Key": "k"},
                  "Environment": {"Variables": {"TABLE": {"Ref": "Table"}, "FILLER": "%2$s"}}}}""".formatted(number, filler);
    }
}
