package serin.report.html;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Severity;

/** How something stands, worst first: a symbol and a word, so that colour is never the only sign. */
enum Sign {
    FAILED("✗", "failed"),
    UNKNOWN("?", "unknown"),
    ADVICE("!", "advice"),
    WAIVED("~", "waived"),
    PASSED("✓", "passed"),
    NOT_EXAMINED("–", "not examined");

    private final String symbol;
    private final String word;

    Sign(String symbol, String word) {
        this.symbol = symbol;
        this.word = word;
    }

    static Sign of(Finding finding) {
        var advice = finding.check().severity() == Severity.LOW;
        return switch (finding.outcome()) {
            case Outcome.Fail _ -> advice ? ADVICE : FAILED;
            case Outcome.Unknown _ -> UNKNOWN;
            case Outcome.Waived _ -> WAIVED;
            case Outcome.Pass _ -> PASSED;
            case Outcome.Skipped _ -> NOT_EXAMINED;
        };
    }

    /** The worst of them; nothing was examined where there are none. */
    static Sign worst(Collection<Finding> findings) {
        return findings.stream().map(Sign::of).min(Comparator.naturalOrder()).orElse(NOT_EXAMINED);
    }

    String symbol() {
        return symbol;
    }

    String word() {
        return word;
    }

    /** The class of the style sheet. */
    String css() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
