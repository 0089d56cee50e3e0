package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.Service;

/** What DynamoDB brings to the cloud: the service, and the engine that holds the items. */
public final class DynamoDbPart implements Part, Service {
    private final Engine engine = new Engine();
    private final EngineTables engineTables = new EngineTables(engine);
    private final Tables tables;
    private final TableMetrics metrics;
    private final List<Operation> operations;

    public DynamoDbPart(Ground ground) {
        tables = new Tables(ground.world());
        metrics = new TableMetrics(tables, ground.metrics());
        var all = new ArrayList<>(new TableReads(tables).operations());
        all.addAll(new DataPlane(tables, engine, engineTables, metrics).operations());
        operations = List.copyOf(all);
    }

    @Override
    public String prefix() {
        return "dynamodb";
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public void refused(String operation, ObjectNode input, AwsError error) {
        metrics.refused(operation, input, error);
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    /** A cloud with tables will be asked for items: the engine starts while others do their work. */
    @Override
    public void refresh() {
        if (!tables.all().isEmpty()) {
            engine.startSoon();
        }
    }

    @Override
    public void reset() {
        engineTables.dropAll();
    }

    @Override
    public void close() {
        engine.close();
    }
}
