package serin.observation;

import java.util.List;
import java.util.Map;

/** CloudFormation. */
public interface Stacks {

    /** {@code cloudformation:DescribeStacks}; Absent when there is no such stack. */
    Observation<StackFacts> stack(String stackName);

    /** The same, asked again: what has become of it since. */
    Observation<StackFacts> stackNow(String stackName);

    /** {@code cloudformation:GetTemplate}, stage Processed: the body, JSON or YAML. */
    Observation<String> template(String stackName);

    /** {@code cloudformation:ListStackResources}, all pages. */
    Observation<List<StackResourceFacts>> resources(String stackName);

    /** {@code cloudformation:ListExports}, all pages: value by export name. */
    Observation<Map<String, String>> exports();
}
