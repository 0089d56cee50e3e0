package serin.probe;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A context as the runtime makes it: the client context is null for an invocation that has none. */
record FakeContext(@Nullable ClientContext client) implements Context {

    static FakeContext withoutClientContext() {
        return new FakeContext(null);
    }

    static FakeContext withCustom(@Nullable Map<String, String> custom) {
        return new FakeContext(new FakeClientContext(custom));
    }

    @Override
    @SuppressWarnings("NullAway") // the runtime's own context answers null, and aws-lambda-java-core does not say so
    public ClientContext getClientContext() {
        return client;
    }

    @Override
    public String getFunctionName() {
        return "serin-dev-sync-assets";
    }

    @Override
    public String getFunctionVersion() {
        return "7";
    }

    @Override
    public String getAwsRequestId() {
        return "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/serin-dev-sync-assets";
    }

    @Override
    public String getLogStreamName() {
        return "2026/01/01/[7]0";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync-assets:live";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("the probe asks for no identity");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 1000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("the probe logs nothing");
    }

    private record FakeClientContext(@Nullable Map<String, String> custom) implements ClientContext {
        @Override
        public Client getClient() {
            throw new UnsupportedOperationException("the probe asks for no client");
        }

        @Override
        @SuppressWarnings("NullAway") // null is what a client context without "custom" gives
        public Map<String, String> getCustom() {
            return custom;
        }

        @Override
        public Map<String, String> getEnvironment() {
            return Map.of();
        }
    }
}
