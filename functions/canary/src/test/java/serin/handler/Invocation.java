package serin.handler;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** An invocation, as Lambda tells a handler of it. */
record Invocation(String requestId) implements Context {
    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/canary";
    }

    @Override
    public String getLogStreamName() {
        return "2026/11/27/[7]0f3b";
    }

    @Override
    public String getFunctionName() {
        return "canary";
    }

    @Override
    public String getFunctionVersion() {
        return "7";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-1:111122223333:function:canary:live";
    }

    @Override
    @SuppressWarnings("NullAway") // There is none.
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // There is none.
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 300_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException();
    }
}
