package serin.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a stack knows about itself, against which its template is resolved.
 *
 * @param stackName the stack's name
 * @param stackId the stack's ARN
 * @param region such as {@code eu-west-1}
 * @param accountId twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param parameters the stack's parameters as DescribeStacks answers them; NoEcho ones are {@code ****}, and one of a type
 *     {@code AWS::SSM::Parameter::Value<…>} is its {@code ResolvedValue}
 * @param physicalIds physical id by logical id, as ListStackResources answers them
 * @param exports values by export name, for {@code Fn::ImportValue}
 * @param availabilityZones for {@code Fn::GetAZs} of the stack's own region; empty when not known
 */
public record StackContext(
        String stackName,
        String stackId,
        String region,
        String accountId,
        String partition,
        Map<String, String> parameters,
        Map<String, String> physicalIds,
        Map<String, String> exports,
        List<String> availabilityZones) {
    public StackContext {
        Objects.requireNonNull(stackName, "stackName is null");
        Objects.requireNonNull(stackId, "stackId is null");
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(accountId, "accountId is null");
        Objects.requireNonNull(partition, "partition is null");
        parameters = Map.copyOf(parameters);
        physicalIds = Map.copyOf(physicalIds);
        exports = Map.copyOf(exports);
        availabilityZones = List.copyOf(availabilityZones);
    }
}
