package serin.handler;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import serin.aws.AwsCloud;
import serin.ledger.DeploymentLog;
import serin.ledger.Ledger;
import serin.ledger.NoDeploymentLog;
import serin.ledger.NoLedger;

/**
 * What every kind of invocation works with, made once for each execution environment.
 *
 * @param environment the function's
 * @param metrics where metrics go
 */
record Instruments(
        CanarySettings settings,
        Map<String, String> environment,
        AwsCloud aws,
        InstantSource clock,
        PrintedLines lines,
        PrintedMetrics metrics) {

    /** Of the canary; one that keeps nothing where it has no table. */
    Ledger ledger(Instant until) {
        return settings.ledgerTable()
                .<Ledger>map(table -> aws.ledger(table, until))
                .orElseGet(NoLedger::new);
    }

    /** In the ledger's table; one that keeps nothing where there is none. */
    DeploymentLog deploymentLog(Instant until) {
        return settings.ledgerTable()
                .<DeploymentLog>map(table -> aws.deploymentLog(table, until))
                .orElseGet(NoDeploymentLog::new);
    }

    /** Of this invocation, whose trace the runtime has just set. */
    XRay xray() {
        return XRay.of(environment, Optional.ofNullable(System.getProperty(XRay.HEADER_PROPERTY)));
    }
}
