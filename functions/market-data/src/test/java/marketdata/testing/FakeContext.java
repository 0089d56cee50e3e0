package marketdata.testing;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Map;

/** A context whose client context carries {@code custom}. */
record FakeContext(Map<String, String> custom) implements Context, ClientContext {

    @Override
    public ClientContext getClientContext() {
        return this;
    }

    @Override
    public Map<String, String> getCustom() {
        return custom;
    }

    @Override
    public Client getClient() {
        throw new UnsupportedOperationException("no function asks for the client");
    }

    @Override
    public Map<String, String> getEnvironment() {
        return Map.of();
    }

    @Override
    public String getFunctionName() {
        return "serin-dev-function";
    }

    @Override
    public String getFunctionVersion() {
        return "7";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-function:live";
    }

    @Override
    public String getAwsRequestId() {
        return "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/serin-dev-function";
    }

    @Override
    public String getLogStreamName() {
        return "2026/01/05/[7]0";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("no function asks for an identity");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 30_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 256;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("no function logs through the context");
    }
}
