package serin.handler;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import serin.aws.Politeness;
import serin.gate.GateSettings;
import serin.gate.HookMode;

/**
 * What the function's environment variables tell the canary, each of them once.
 *
 * @param ownStack the stack that it lives in; {@code SERIN_STACK_NAME}
 * @param gate {@code SERIN_DEPLOYMENT_APPLICATION}, {@code SERIN_HOOK_MODE} and {@code SERIN_HOOK_PATIENCE_SECONDS}
 * @param ledgerTable {@code SERIN_LEDGER_TABLE}; empty: nothing is written down
 * @param watch how closely deployments are followed; empty: every tick is a run
 * @param politeness {@code SERIN_QUOTA_SHARE}
 */
record CanarySettings(
        String ownStack,
        GateSettings gate,
        Optional<String> ledgerTable,
        Optional<CloseWatch> watch,
        Politeness politeness) {

    /**
     * Reads the environment.
     *
     * @throws CannotValidate when a variable is missing, or says what it cannot
     */
    static CanarySettings of(Map<String, String> environment) {
        var ownStack = set(environment, "SERIN_STACK_NAME")
                .orElseThrow(() -> new CannotValidate(
                        "SERIN_STACK_NAME is not set: set it to the stack that the canary lives in"));
        return new CanarySettings(
                ownStack,
                new GateSettings(
                        ownStack,
                        set(environment, "SERIN_DEPLOYMENT_APPLICATION"),
                        mode(environment),
                        patience(environment)),
                set(environment, "SERIN_LEDGER_TABLE"),
                CloseWatch.of(environment),
                politeness(environment));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static HookMode mode(Map<String, String> environment) {
        var word = set(environment, "SERIN_HOOK_MODE").orElse("enforce");
        return HookMode.of(word)
                .orElseThrow(() -> new CannotValidate("SERIN_HOOK_MODE must be enforce, warn or off, was " + word));
    }

    private static Politeness politeness(Map<String, String> environment) {
        return set(environment, "SERIN_QUOTA_SHARE")
                .map(share -> Politeness.parse(share)
                        .orElseThrow(() -> new CannotValidate(
                                "SERIN_QUOTA_SHARE must be above 0 and at most " + Politeness.MOST + ", was " + share)))
                .orElse(Politeness.DEFAULT);
    }

    private static Duration patience(Map<String, String> environment) {
        var text = set(environment, "SERIN_HOOK_PATIENCE_SECONDS");
        if (text.isEmpty()) {
            return GateSettings.PATIENCE;
        }
        if (!text.get().matches("[0-9]{1,3}")) {
            throw new CannotValidate("SERIN_HOOK_PATIENCE_SECONDS must be in [0, 999], was " + text.get());
        }
        return Duration.ofSeconds(Long.parseLong(text.get()));
    }
}
