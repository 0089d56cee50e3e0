package serin.template;

import java.util.List;
import java.util.Map;

/** A small stack that the tests of single functions share. */
final class Sample {
    static final String TEMPLATE = """
            Parameters:
              Stage: {Type: String, Default: dev}
              Size: {Type: Number, Default: 300}
              Subnets: {Type: CommaDelimitedList, Default: "subnet-1, subnet-2,subnet-3"}
              Zones: {Type: "List<AWS::EC2::AvailabilityZone::Name>"}
              Password: {Type: String, NoEcho: true, Default: hunter2}
              Masked: {Type: String}
              Orphan: {Type: String}
              Image: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /golden/image}
              Images: {Type: "AWS::SSM::Parameter::Value<List<String>>", Default: /golden/images}
            Mappings:
              RegionMap:
                us-east-1: {HVM64: ami-0ff8a91507f77f867, HVMG2: ami-0a584ac55a7631c0c}
                eu-west-1: {HVM64: ami-047bb4163c506cd98, Zones: [a, b], Count: 3, Odd: {a: 1}}
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              IsProd: !Not [!Condition IsDev]
              IsOpen: !Equals [!Ref Password, open]
              IsLost: !Equals [!Ref Orphan, here]
            Resources:
              Table: {Type: "AWS::DynamoDB::Table"}
              Queue: {Type: "AWS::SQS::Queue"}
              Late: {Type: "AWS::SNS::Topic"}
              ProdOnly: {Type: "AWS::SNS::Topic", Condition: IsProd}
              Secretly: {Type: "AWS::SNS::Topic", Condition: IsOpen}
              It:
                Type: Test::It
                Properties:
                  Value: %s
            """;

    private Sample() {}

    static StackContext context() {
        return context(
                Map.of("Zones", "eu-west-1a,eu-west-1b", "Masked", "****", "Images", "ami-1,ami-2"),
                Map.of(
                        "Table", "assets",
                        "Queue", "https://sqs.eu-west-1.amazonaws.com/111122223333/work",
                        "It", "it-1"));
    }

    static StackContext context(Map<String, String> parameters, Map<String, String> physicalIds) {
        return new StackContext(
                "serin-dev",
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/0a1b",
                "eu-west-1",
                "111122223333",
                "aws",
                parameters,
                physicalIds,
                Map.of("network-VPCID", "vpc-1"),
                List.of("eu-west-1a", "eu-west-1b", "eu-west-1c"));
    }

    static ResolvedTemplate resolve(String template) {
        return new Resolution(TemplateReader.read(template), context()).resolve();
    }

    /** What the resource {@code It} has for a property of that expression, in YAML's flow style; {@code (none)} for no value. */
    static String evaluate(String expression) {
        return show(resolve(TEMPLATE.formatted(expression)));
    }

    static String show(ResolvedTemplate template) {
        var it = template.resources().get("It");
        if (it == null) {
            return "(no resource) " + template.undecided();
        }
        var value = it.properties().entries().get("Value");
        return value == null ? "(none)" : show(value);
    }

    /** JSON, or kind and reason of the first part that is not known. */
    static String show(Value value) {
        return Json.unresolved(value)
                .map(unknown -> unknown.kind() + ": " + unknown.reason())
                .orElseGet(() -> Json.text(value));
    }
}
