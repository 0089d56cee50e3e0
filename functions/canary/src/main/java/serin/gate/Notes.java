package serin.gate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.ledger.ShippedVersion;

/**
 * What a hook has learned so far. Written by the thread that judges, and read by the one that answers, also when the first never
 * comes to an end.
 */
final class Notes {
    private final String deploymentId;
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private volatile Optional<ShippedVersion> shipped = Optional.empty();
    private volatile Optional<Moment> moment = Optional.empty();
    private volatile Optional<String> build = Optional.empty();

    Notes(String deploymentId) {
        this.deploymentId = deploymentId;
    }

    void found(CheckInfo check, Outcome outcome) {
        findings.add(new Finding(check, subject(), outcome));
    }

    void ships(ShippedVersion version) {
        shipped = Optional.of(version);
    }

    void isAt(Moment hook) {
        moment = Optional.of(hook);
    }

    /** @param codeSha256 of the target version */
    void builtAs(String codeSha256) {
        build = Optional.of(codeSha256);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    Optional<ShippedVersion> shipped() {
        return shipped;
    }

    /** Before, until it is known: the stricter of the two. */
    Moment moment() {
        return moment.orElse(Moment.BEFORE);
    }

    Optional<String> build() {
        return build;
    }

    /** The function, by the name that the deployment gives it: in the middle of an update no template says its logical id. */
    private ResourceRef subject() {
        return shipped.map(version ->
                        new ResourceRef(version.function(), Optional.of(version.function()), "AWS::Lambda::Function"))
                .orElseGet(() ->
                        new ResourceRef(deploymentId, Optional.of(deploymentId), "AWS::CodeDeploy::DeploymentGroup"));
    }
}
