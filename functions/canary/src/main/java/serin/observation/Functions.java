package serin.observation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lambda. {@code function} is the physical id (the name), {@code qualifier} an alias, a version or {@code $LATEST}. */
public interface Functions {

    /**
     * {@code lambda:GetFunction} with a qualifier. A qualified answer bears no reserved concurrency
     * (<a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html">GetFunction</a>). Second way when denied or
     * throttled for good: {@code lambda:GetFunctionConfiguration}.
     */
    Observation<FunctionFacts> function(String function, String qualifier);

    /** {@code lambda:GetFunction} without a qualifier: {@code $LATEST}, with the reserved concurrency. */
    Observation<FunctionFacts> latest(String function);

    /** {@code lambda:GetAlias}. */
    Observation<AliasFacts> alias(String function, String alias);

    /** {@code lambda:ListVersionsByFunction}: the numbers of the published versions, in no order. */
    Observation<List<Long>> versions(String function);

    /** {@code lambda:GetPolicy} of an alias or version: the policy document. Absent when there is no policy, or no function. */
    Observation<String> policy(String function, String qualifier);

    /** {@code lambda:GetPolicy} of the unqualified function. Absent when there is no policy, or no function. */
    Observation<String> policy(String function);

    /** {@code lambda:GetFunctionUrlConfig} of an alias. Absent when it has no address, or there is no such function. */
    Observation<FunctionUrlFacts> url(String function, String qualifier);

    /** {@code lambda:GetFunctionUrlConfig} of the unqualified function. Absent when it has no address, or there is no such function. */
    Observation<FunctionUrlFacts> url(String function);

    /** {@code lambda:ListEventSourceMappings}: all of this account and region, all pages. */
    Observation<List<MappingFacts>> mappings();

    /** {@code lambda:GetFunctionEventInvokeConfig}; {@code $LATEST} asks for the unqualified function. */
    Observation<AsyncConfigFacts> asyncConfig(String function, String qualifier);

    /** {@code lambda:InvokeFunction}, DryRun: Present when the call would be allowed. */
    Observation<DryRunFacts> dryRun(String function, String qualifier);

    /**
     * {@code lambda:InvokeFunction}, RequestResponse, with {@code {"serin": "probe"}} as payload and a ClientContext.
     *
     * @param custom the flat strings under the ClientContext's {@code custom} key
     * @param timeout how long to wait for the answer
     */
    Observation<InvocationFacts> probe(String function, String qualifier, Map<String, String> custom, Duration timeout);
}
