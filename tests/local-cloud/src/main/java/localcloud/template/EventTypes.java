package localcloud.template;

import java.util.Map;

/** Buses, rules, schedules, queues and topics. */
final class EventTypes {
    private EventTypes() {}

    static void addTo(Map<String, Provisioner> all) {
        all.put("AWS::Events::EventBus", draft -> {
            var name = draft.text("Name");
            return Made.of(name)
                    .attribute("Name", name)
                    .arn("Arn", draft.arn("events", "event-bus/" + name))
                    .with("CreationTime", draft.now())
                    .with("LastModifiedTime", draft.now());
        });
        all.put("AWS::Events::Rule", EventTypes::rule);
        all.put("AWS::Events::EventBusPolicy", draft -> Made.of(draft.generated()));
        all.put("AWS::Events::Archive", draft -> {
            var name = draft.name("ArchiveName");
            return Made.of(name)
                    .attribute("ArchiveName", name)
                    .arn("Arn", draft.arn("events", "archive/" + name))
                    .with("State", "ENABLED")
                    .with("CreationTime", draft.now());
        });
        all.put(
                "AWS::Scheduler::ScheduleGroup",
                draft -> Made.of(draft.name("Name"))
                        .arn("Arn", draft.arn("scheduler", "schedule-group/" + draft.name("Name")))
                        .with("CreationDate", draft.now()));
        all.put("AWS::Scheduler::Schedule", draft -> {
            var group = draft.text("GroupName").isEmpty() ? "default" : draft.text("GroupName");
            return Made.of(draft.name("Name"))
                    .arn("Arn", draft.arn("scheduler", "schedule/" + group + "/" + draft.name("Name")))
                    .with("CreationDate", draft.now())
                    .with("LastModificationDate", draft.now());
        });
        all.put("AWS::SQS::Queue", EventTypes::queue);
        all.put("AWS::SQS::QueuePolicy", draft -> Made.of(draft.generated()).attribute("Id", draft.generated()));
        all.put("AWS::SNS::Topic", draft -> {
            var name = draft.name("TopicName");
            var arn = draft.arn("sns", name);
            return Made.of(arn).arn("TopicArn", arn).attribute("TopicName", name);
        });
        all.put("AWS::SNS::TopicPolicy", draft -> Made.of(draft.generated()).attribute("Id", draft.generated()));
        all.put("AWS::SNS::Subscription", draft -> {
            var arn = draft.text("TopicArn") + ":" + Seeded.uuid(draft.seed());
            return Made.of(arn)
                    .attribute("Arn", arn)
                    .with("SubscriptionArn", arn)
                    .with("CreationTime", draft.now());
        });
    }

    private static Made rule(Draft draft) {
        var name = draft.name("Name");
        var given = draft.text("EventBusName");
        var bus = given.startsWith("arn:") ? given.substring(given.lastIndexOf('/') + 1) : given;
        if (bus.isEmpty() || bus.equals("default")) {
            return Made.of(name).arn("Arn", draft.arn("events", "rule/" + name)).with("CreationTime", draft.now());
        }
        return Made.of(bus + "|" + name)
                .arn("Arn", draft.arn("events", "rule/" + bus + "/" + name))
                .with("CreationTime", draft.now());
    }

    private static Made queue(Draft draft) {
        boolean fifo = draft.property("FifoQueue").asBoolean(false);
        var name = draft.text("QueueName").isEmpty() && fifo ? draft.generated() + ".fifo" : draft.name("QueueName");
        var url = "https://sqs." + draft.world().region() + ".amazonaws.com/"
                + draft.world().accountId() + "/" + name;
        return Made.of(url)
                .attribute("QueueName", name)
                .attribute("QueueUrl", url)
                .attribute("Arn", draft.arn("sqs", name))
                .with("QueueArn", draft.arn("sqs", name))
                .with("CreatedTimestamp", draft.now())
                .with("LastModifiedTimestamp", draft.now());
    }
}
