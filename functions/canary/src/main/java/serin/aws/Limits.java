package serin.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** What one call may take, and who counts it; goes into the request's {@code overrideConfiguration}. */
interface Limits extends Consumer<AwsRequestOverrideConfiguration.Builder> {}
