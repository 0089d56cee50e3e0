package serin.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import serin.check.Check;
import serin.template.Template;
import serin.template.TemplateReader;
import serin.template.Value;

/**
 * What to merge into a template, section by section and property by property, so that a canary validates its stack.
 *
 * <p>The policy is a resource of its own: it may refer to rules and roles that come after an alias, and to the alias's hook, the
 * canary, comes nothing back.
 */
public final class Fragment {
    private static final String HEAD = """
            # Merge this into your template: Resources into Resources, and what stands below a function of yours into that function.
            #
            # The code: put canary-lambda.jar (functions/canary/target of Serin) beside the template, or change CodeUri.
            #
            # What a function needs to be proven from inside, in Java (the library is functions/probe of Serin):
            #     private final RequestStreamHandler door = Probe.around(this::handle, ProbeEnvironment.ofThisProcess());
            #     public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            #         door.handleRequest(in, out, context); }
            # and, only once its handler is wrapped so, in its properties:
            #     Environment: {Variables: {SERIN_PROBE: "1"}}
            # Without these it is checked all the same, by configuration and dry run.
            """;
    private static final String HOOK = """
            #
            # A function that has AutoPublishAlias and no DeploymentPreference yet gets the canary's two hooks below. They hold for
            # functions that get an alias later, too:
            #     DeploymentPreference: {Type: AllAtOnce, Hooks: {PreTraffic: !Ref {canary}, PostTraffic: !Ref {canary}}}
            """;
    private static final String FUNCTION = """
            {canary}:
              Type: AWS::Serverless::Function
              Properties:
            {name}    Description: Validates the stack it lives in.
                CodeUri: canary-lambda.jar
                Runtime: java25
                Handler: serin.handler.CanaryHandler
                MemorySize: 1024
                Timeout: 300
                AutoPublishAlias: live
                Environment:
                  Variables:
                    SERIN_STACK_NAME: !Ref AWS::StackName
                EventInvokeConfig:
                  MaximumRetryAttempts: 0
                Events:
                  Hourly:
                    Type: Schedule
                    Properties:
                      Schedule: rate(1 hour)
                  StackChanged:
                    Type: EventBridgeRule
                    Properties:
                      Pattern:
                        source: [aws.cloudformation]
                        detail-type: [CloudFormation Stack Status Change]
                        detail:
                          stack-id: [!Ref AWS::StackId]
                          status-details: {status: [CREATE_COMPLETE, UPDATE_COMPLETE]}
            """;
    private static final String NAME = """
                # CodeDeploy's managed role may invoke hooks of this name only; it lets a stack's name have 49 characters.
                FunctionName: !Sub "CodeDeployHook_${AWS::StackName}"
            """;
    private static final String POLICY = """
            {canary}Reads:
              Type: AWS::IAM::Policy
              Properties:
                PolicyName: reads
                Roles: [!Ref {canary}Role]
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
            """;
    private static final String HOOKS = """
            {function}:
              Type: AWS::Serverless::Function
              Properties:
                DeploymentPreference:
                  Type: AllAtOnce
                  Hooks: {PreTraffic: !Ref {canary}, PostTraffic: !Ref {canary}}
            """;
    private static final String ANSWER = """
            - Sid: Hooks
              Effect: Allow
              Action:
                - codedeploy:GetDeployment
                - codedeploy:PutLifecycleEventHookExecutionStatus
              Resource: !Sub "arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:${ServerlessDeploymentApplication}/*"
            - Sid: HookRevisions
              Effect: Allow
              Action: codedeploy:GetApplicationRevision
              Resource: !Sub "arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:application:${ServerlessDeploymentApplication}"
            """;
    private static final int STATEMENTS = 10;

    private Fragment() {}

    /**
     * The fragment, in YAML.
     *
     * @param template processed, or as SAM takes it
     * @param catalogue every check there is
     * @throws serin.template.MalformedTemplate when it cannot be told which resources the template has
     */
    public static String of(Template template, List<Check<?>> catalogue) {
        var before = ExpandedStack.of(template);
        var name = free(before.template().resources().entries().keySet());
        var hooked = before.functions().stream()
                .filter(function -> function.hasAlias() && !function.hasDeploymentPreference())
                .map(SamFunction::logicalId)
                .toList();
        var canary = FUNCTION.replace("{canary}", name).replace("{name}", hooked.isEmpty() ? "" : NAME);
        var after = ExpandedStack.of(with(template, canary, hooked));
        var yaml = new StringBuilder(HEAD);
        yaml.append(HOOK.replace("{canary}", name));
        if (before.functions().isEmpty()) {
            yaml.append("Transform: AWS::Serverless-2016-10-31\n");
        }
        yaml.append("Resources:\n").append(canary.indent(2));
        yaml.append(POLICY.replace("{canary}", name).indent(2));
        yaml.append(new ReadPolicy(after, catalogue).statements(STATEMENTS));
        if (!hooked.isEmpty()) {
            yaml.append(ANSWER.indent(STATEMENTS));
        }
        hooked.forEach(function -> yaml.append(
                HOOKS.replace("{canary}", name).replace("{function}", function).indent(2)));
        return yaml.toString();
    }

    /** A name such that neither it nor what SAM makes of it is taken. */
    private static String free(Set<String> taken) {
        return Stream.concat(
                        Stream.of("Canary", "SerinCanary"),
                        IntStream.range(2, Integer.MAX_VALUE).mapToObj(i -> "SerinCanary" + i))
                .filter(name -> taken.stream().noneMatch(id -> id.startsWith(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The template as it will be, for what the policy has to reach. */
    private static Template with(Template template, String canary, List<String> hooked) {
        var resources = new LinkedHashMap<>(template.resources().entries());
        resources.putAll(TemplateReader.read("Resources:\n" + canary.indent(2))
                .resources()
                .entries());
        if (!hooked.isEmpty()) {
            resources.put("CodeDeployServiceRole", SamFunction.resource("AWS::IAM::Role", Map.of()));
        }
        hooked.forEach(function -> resources.putAll(SamFunction.deploymentGroup(function)));
        return new Template(
                template.parameters(),
                template.mappings(),
                template.conditions(),
                new Value.Mapping(resources),
                template.metadata(),
                template.globals());
    }
}
