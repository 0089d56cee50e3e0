package serin.observation;

/** Everything that a check may read, one port for each service. */
public record Cloud(
        Stacks stacks,
        Functions functions,
        Tables tables,
        Rules rules,
        Queues queues,
        Topics topics,
        Roles roles,
        Keys keys,
        Secrets secrets,
        Deployments deployments,
        Metrics metrics,
        Alarms alarms,
        LogGroups logGroups) {}
