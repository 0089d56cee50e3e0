package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import serin.observation.DecisionFacts;
import serin.observation.DecisionFacts.Decision;
import serin.observation.Simulation;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * Reads the policy simulator's answer.
 *
 * <p>A result names one resource, and may hold a list of decisions by resource beside; where both speak of one resource, the list
 * is the more precise.
 */
final class SimulatedAnswer {

    private SimulatedAnswer() {}

    static List<DecisionFacts> decisions(SimulatePrincipalPolicyResponse response) {
        var decisions = new ArrayList<DecisionFacts>();
        listed(response.hasEvaluationResults(), response.evaluationResults(), "EvaluationResults")
                .forEach(result -> decisions.addAll(decisions(result)));
        return decisions;
    }

    static List<ContextEntry> context(Set<Simulation.ContextValue> values) {
        return values.stream()
                .map(value -> ContextEntry.builder()
                        .contextKeyName(value.key())
                        .contextKeyType(type(value.type()))
                        .contextKeyValues(value.value())
                        .build())
                .toList();
    }

    private static List<DecisionFacts> decisions(EvaluationResult result) {
        var action = required(result.evalActionName(), "EvaluationResults.EvalActionName");
        var decisions = new ArrayList<DecisionFacts>();
        var named = new HashSet<String>();
        var organization = Optional.ofNullable(result.organizationsDecisionDetail())
                .map(detail -> !Boolean.FALSE.equals(detail.allowedByOrganizations()))
                .orElse(true);
        for (var specific : result.resourceSpecificResults()) {
            var decision = decision(action, specific, organization);
            named.add(decision.resource());
            decisions.add(decision);
        }
        var resource = Optional.ofNullable(result.evalResourceName()).orElse("*");
        if (!named.contains(resource)) {
            decisions.add(new DecisionFacts(
                    action,
                    resource,
                    decision(required(result.evalDecision(), "EvaluationResults.EvalDecision")),
                    Set.copyOf(result.missingContextValues()),
                    sources(result.matchedStatements()),
                    boundary(result.permissionsBoundaryDecisionDetail()),
                    organization));
        }
        return decisions;
    }

    private static DecisionFacts decision(String action, ResourceSpecificResult result, boolean organization) {
        return new DecisionFacts(
                action,
                required(result.evalResourceName(), "ResourceSpecificResults.EvalResourceName"),
                decision(required(result.evalResourceDecision(), "ResourceSpecificResults.EvalResourceDecision")),
                Set.copyOf(result.missingContextValues()),
                sources(result.matchedStatements()),
                boundary(result.permissionsBoundaryDecisionDetail()),
                organization);
    }

    private static Decision decision(PolicyEvaluationDecisionType decision) {
        return switch (decision) {
            case ALLOWED -> Decision.ALLOWED;
            case EXPLICIT_DENY -> Decision.EXPLICIT_DENY;
            case IMPLICIT_DENY -> Decision.IMPLICIT_DENY;
            case UNKNOWN_TO_SDK_VERSION -> throw new MalformedAnswer("a decision that is none of the three");
        };
    }

    private static boolean boundary(@Nullable PermissionsBoundaryDecisionDetail detail) {
        return detail == null || !Boolean.FALSE.equals(detail.allowedByPermissionsBoundary());
    }

    private static Set<String> sources(List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> Optional.ofNullable(statement.sourcePolicyId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ContextKeyTypeEnum type(Simulation.Type type) {
        return switch (type) {
            case STRING -> ContextKeyTypeEnum.STRING;
            case STRING_LIST -> ContextKeyTypeEnum.STRING_LIST;
            case NUMERIC -> ContextKeyTypeEnum.NUMERIC;
            case BOOLEAN -> ContextKeyTypeEnum.BOOLEAN;
            case IP -> ContextKeyTypeEnum.IP;
            case DATE -> ContextKeyTypeEnum.DATE;
        };
    }
}
