package serin.ledger;

import serin.finding.Verdict;

/** What is known of a run, from the lightest to the one that weighs most. */
public enum Standing {
    /** It was begun. A row that still says so after 15 minutes, Lambda's longest, is of a canary that died. */
    BEGUN(0),
    HEALTHY(1),
    INCONCLUSIVE(2),
    UNHEALTHY(3);

    private final int weight;

    Standing(int weight) {
        this.weight = weight;
    }

    /** 0 to 3. */
    int weight() {
        return weight;
    }

    public static Standing of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> HEALTHY;
            case Verdict.Inconclusive _ -> INCONCLUSIVE;
            case Verdict.Unhealthy _ -> UNHEALTHY;
        };
    }
}
