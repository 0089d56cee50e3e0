package serin.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.expectation.ExpectedBus;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedStack;
import serin.expectation.ExpectedTable;
import serin.finding.ResourceRef;

/** What functions read and write: the tables, buses and queues of the stack, by ARN. */
final class Stores {
    private static final Set<String> READ_TABLE = Set.of(
            "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PartiQLSelect");
    private static final Set<String> WRITE_TABLE = Set.of(
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:PartiQLInsert",
            "dynamodb:PartiQLUpdate",
            "dynamodb:PartiQLDelete");

    private Stores() {}

    /**
     * One of them.
     *
     * @param reads the actions that read its contents
     * @param writes the actions that change its contents
     */
    record Store(ResourceRef resource, String arn, Set<String> reads, Set<String> writes, boolean always) {

        String add(Drawing drawing) {
            return drawing.resource(Layer.STORE, resource.logicalId(), resource.logicalId());
        }
    }

    static List<Store> of(ExpectedStack stack) {
        var stores = new ArrayList<Store>();
        stack.all(ExpectedTable.class)
                .forEach(table -> arn(stack, "dynamodb", "table/", table.resource())
                        .ifPresent(arn -> stores.add(new Store(table.resource(), arn, READ_TABLE, WRITE_TABLE, true))));
        stack.all(ExpectedBus.class)
                .forEach(bus -> arn(stack, "events", "event-bus/", bus.resource())
                        .ifPresent(arn -> stores.add(
                                new Store(bus.resource(), arn, Set.of(), Set.of("events:PutEvents"), true))));
        stack.all(ExpectedQueue.class)
                .forEach(queue -> queueArn(stack, queue.resource())
                        .ifPresent(arn -> stores.add(new Store(queue.resource(), arn, Set.of(), Set.of(), false))));
        return stores;
    }

    private static Optional<String> arn(ExpectedStack stack, String service, String kind, ResourceRef resource) {
        var parts = List.of(stack.resource().physicalId().orElse("").split(":", -1));
        return parts.size() < 6
                ? Optional.empty()
                : resource.physicalId()
                        .map(name -> name.startsWith("arn:")
                                ? name
                                : String.join(
                                        ":", "arn", parts.get(1), service, parts.get(3), parts.get(4), kind + name));
    }

    /** CloudFormation calls a queue by its URL, whose last part is the name. */
    private static Optional<String> queueArn(ExpectedStack stack, ResourceRef queue) {
        return arn(
                stack,
                "sqs",
                "",
                new ResourceRef(
                        queue.logicalId(),
                        queue.physicalId().map(url -> url.substring(url.lastIndexOf('/') + 1)),
                        queue.type()));
    }
}
