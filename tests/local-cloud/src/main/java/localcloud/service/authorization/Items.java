package localcloud.service.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import localcloud.iam.Context;
import localcloud.service.dynamodb.TableAccess;

/** What calls on several items need: each table of a batch, each action of a transaction. */
final class Items {
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
    private static final Map<String, String> IN_TRANSACTION = Map.of(
            "Get", "dynamodb:GetItem",
            "Put", "dynamodb:PutItem",
            "Update", "dynamodb:UpdateItem",
            "Delete", "dynamodb:DeleteItem",
            "ConditionCheck", "dynamodb:ConditionCheckItem");

    private final TableAccess tables;

    Items(TableAccess tables) {
        this.tables = tables;
    }

    List<Need> batch(Asked asked) {
        var needs = new ArrayList<Need>();
        for (var table : asked.input().path("RequestItems").properties()) {
            var arn = tables.arn(table.getKey());
            var keys = new LinkedHashSet<String>();
            var partition = tables.partitionKey(arn).orElse("");
            for (var holder : table.getValue().findValues("Keys")) {
                holder.forEach(key -> add(keys, key.path(partition)));
            }
            for (var name : List.of("Key", "Item")) {
                table.getValue().findValues(name).forEach(item -> add(keys, item.path(partition)));
            }
            needs.add(Need.of(asked.action(), arn).with(leading(keys)));
        }
        return needs.isEmpty() ? asked.on(Optional.empty()) : needs;
    }

    List<Need> transaction(Asked asked) {
        var operation = asked.action().substring(asked.action().indexOf(':') + 1);
        var needs = new ArrayList<Need>();
        for (var item : asked.input().path("TransactItems")) {
            for (var action : item.properties()) {
                var needed = IN_TRANSACTION.get(action.getKey());
                var table = action.getValue().path("TableName").asText("");
                if (needed != null && !table.isEmpty()) {
                    var arn = tables.arn(table);
                    needs.add(Need.of(needed, arn)
                            .with("dynamodb:EnclosingOperation", operation)
                            .with(leadingKeys(tables, arn, action.getValue())));
                }
            }
        }
        return needs.isEmpty() ? asked.on(Optional.empty()) : needs;
    }

    /** The partition key's value of an operation on one item; a query's is not looked for. */
    static Context leadingKeys(TableAccess tables, String tableArn, JsonNode input) {
        if (!input.has("Key") && !input.has("Item")) {
            return Context.EMPTY;
        }
        var keys = new LinkedHashSet<String>();
        tables.partitionKey(tableArn).ifPresent(partition -> {
            add(keys, input.path("Key").path(partition));
            add(keys, input.path("Item").path(partition));
        });
        return leading(keys);
    }

    private static Context leading(Set<String> keys) {
        return keys.isEmpty() ? Context.EMPTY : Context.EMPTY.with(LEADING_KEYS, List.copyOf(keys));
    }

    /** An attribute value is an object with one member, its type. */
    private static void add(Set<String> keys, JsonNode attributeValue) {
        attributeValue.forEach(value -> keys.add(value.asText()));
    }
}
