package serin.aws;

import java.util.Objects;
import serin.observation.Cloud;

/**
 * AWS as one run sees it: every API call is made at most once, and shared by all who ask.
 *
 * @param cloud the ports; their answers are those of this run, and never change
 * @param calls what the run has asked of AWS so far
 */
public record AwsRun(Cloud cloud, AwsCalls calls) {
    public AwsRun {
        Objects.requireNonNull(cloud, "cloud is null");
        Objects.requireNonNull(calls, "calls is null");
    }
}
