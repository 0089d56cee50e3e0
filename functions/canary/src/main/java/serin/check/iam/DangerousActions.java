package serin.check.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.iam.Grants.Grant;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedStack;
import serin.expectation.ExpectedTable;

/**
 * What no function may do unless the template says so: reach data that is not its own, change what runs, or raise its own rights.
 *
 * <p>Real tables and functions of the stack stand for their kinds, at most {@value #MOST} of each, so that the cost of a role does
 * not grow with the stack. A role and an object that nobody has stand for whatever else there is in the account: only a policy
 * that is far too wide reaches them.
 */
final class DangerousActions {
    private static final int MOST = 12;
    private static final Set<String> ON_TABLES = Set.of(
            "dynamodb:DeleteItem",
            "dynamodb:DeleteTable",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:UpdateItem");
    private static final Set<String> ON_FUNCTIONS =
            Set.of("lambda:DeleteFunction", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration");
    private static final Set<String> ON_ROLES =
            Set.of("iam:AttachRolePolicy", "iam:PassRole", "iam:PutRolePolicy", "sts:AssumeRole");
    private static final Set<String> ON_OBJECTS = Set.of("s3:DeleteObject", "s3:GetObject");
    private static final Set<String> ON_THE_STACK = Set.of("cloudformation:DeleteStack", "cloudformation:UpdateStack");
    private static final int ARN_PARTS = 6;

    private DangerousActions() {}

    /** For the whole stack the same, whatever a role is granted. */
    static List<Grant> of(Context context) {
        var stack = context.stack();
        return stack.resource()
                .physicalId()
                .map(id -> id.split(":", ARN_PARTS))
                .filter(parts -> parts.length == ARN_PARTS)
                .map(parts -> of(stack, parts, String.join(":", parts)))
                .orElse(List.of());
    }

    private static List<Grant> of(ExpectedStack stack, String[] parts, String stackArn) {
        var partition = parts[1];
        var place = parts[3] + ":" + parts[4];
        var actions = new ArrayList<Grant>();
        add(
                actions,
                ON_TABLES,
                stack.all(ExpectedTable.class)
                        .flatMap(table -> table.resource().physicalId().stream())
                        .map(name -> "arn:" + partition + ":dynamodb:" + place + ":table/" + name));
        add(
                actions,
                ON_FUNCTIONS,
                stack.all(ExpectedFunction.class)
                        .filter(function -> function.resource().physicalId().isPresent())
                        .map(function -> "arn:" + partition + ":lambda:" + place + ":function:" + function.name()));
        add(actions, ON_ROLES, Stream.of("arn:" + partition + ":iam::" + parts[4] + ":role/role-of-nobody"));
        add(actions, ON_OBJECTS, Stream.of("arn:" + partition + ":s3:::bucket-of-nobody/object"));
        add(actions, ON_THE_STACK, Stream.of(stackArn));
        return actions;
    }

    private static void add(List<Grant> actions, Set<String> dangerous, Stream<String> resources) {
        Optional.of(resources.sorted().limit(MOST).collect(Collectors.toCollection(TreeSet::new)))
                .filter(arns -> !arns.isEmpty())
                .ifPresent(arns -> actions.add(new Grant(dangerous, arns, Set.of())));
    }
}
