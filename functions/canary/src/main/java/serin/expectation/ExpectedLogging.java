package serin.expectation;

import java.util.Objects;
import java.util.Optional;

/**
 * What the template promises of a function's logs.
 *
 * @param format {@code Text} or {@code JSON}
 * @param group empty where the template leaves it to Lambda
 * @param applicationLevel empty with the format {@code Text}
 * @param systemLevel empty with the format {@code Text}
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-loggingconfig.html">LoggingConfig</a>
 */
public record ExpectedLogging(
        String format, Optional<String> group, Optional<String> applicationLevel, Optional<String> systemLevel) {
    private static final String JSON = "JSON";

    /** What Lambda takes for both levels of a function that logs JSON. */
    private static final String DEFAULT_LEVEL = "INFO";

    public ExpectedLogging {
        Objects.requireNonNull(format, "format is null");
        Objects.requireNonNull(group, "group is null");
        Objects.requireNonNull(applicationLevel, "applicationLevel is null");
        Objects.requireNonNull(systemLevel, "systemLevel is null");
    }

    static Declared<ExpectedLogging> of(Properties logging) {
        return logging.text("LogFormat")
                .orDefault("Text")
                .flatMap(format -> optional(logging.text("LogGroup"))
                        .flatMap(group -> level(format, logging.text("ApplicationLogLevel"))
                                .flatMap(application -> level(format, logging.text("SystemLogLevel"))
                                        .map(system -> new ExpectedLogging(format, group, application, system)))));
    }

    private static Declared<Optional<String>> level(String format, Declared<String> declared) {
        return format.equals(JSON)
                ? declared.orDefault(DEFAULT_LEVEL).map(Optional::of)
                : new Declared.Known<>(Optional.empty());
    }

    private static Declared<Optional<String>> optional(Declared<String> declared) {
        return declared.map(Optional::of).orDefault(Optional.empty());
    }
}
