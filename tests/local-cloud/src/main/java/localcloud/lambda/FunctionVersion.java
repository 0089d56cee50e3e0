package localcloud.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What runs: one version of one function, frozen. Two that are equal share their execution environments, so a change of any of
 * these makes fresh ones, as it does on AWS.
 *
 * @param region such as {@code eu-west-1}
 * @param accountId twelve digits
 * @param functionName without qualifier
 * @param version a number or {@code $LATEST}
 * @param runtime such as {@code java25}; named in the environment, whatever JVM runs the code here
 * @param handler such as {@code serin.handler.CanaryHandler}
 * @param memoryMib MemorySize
 * @param timeout Timeout
 * @param roleArn the execution role
 * @param environment Environment.Variables
 * @param logging what LoggingConfig says
 * @param jar the code
 * @param codeSha256 of the jar, base64: a jar that was built anew is another version
 */
public record FunctionVersion(
        String region,
        String accountId,
        String functionName,
        String version,
        String runtime,
        String handler,
        int memoryMib,
        Duration timeout,
        String roleArn,
        Map<String, String> environment,
        Logging logging,
        Path jar,
        String codeSha256) {
    public FunctionVersion {
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(accountId, "accountId is null");
        Objects.requireNonNull(functionName, "functionName is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(runtime, "runtime is null");
        Objects.requireNonNull(handler, "handler is null");
        Objects.requireNonNull(roleArn, "roleArn is null");
        Objects.requireNonNull(logging, "logging is null");
        Objects.requireNonNull(jar, "jar is null");
        Objects.requireNonNull(codeSha256, "codeSha256 is null");
        environment = Map.copyOf(environment);
        if (memoryMib < 128 || memoryMib > 10_240) {
            throw new IllegalArgumentException("memoryMib must be in [128, 10240], was " + memoryMib);
        }
        if (timeout.toSeconds() < 1 || timeout.toSeconds() > 900) {
            throw new IllegalArgumentException("timeout must be in [1 s, 900 s], was " + timeout);
        }
    }

    /** The function's ARN without a qualifier. */
    public String functionArn() {
        return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + functionName;
    }

    /**
     * LoggingConfig.
     *
     * @param group LogGroup, by default {@code /aws/lambda/<function>}
     * @param json whether LogFormat is JSON
     * @param level ApplicationLogLevel, which only JSON has, such as {@code INFO}
     */
    public record Logging(String group, boolean json, String level) {
        public Logging {
            Objects.requireNonNull(group, "group is null");
            Objects.requireNonNull(level, "level is null");
        }
    }
}
