package localcloud.service.dynamodb;

import java.util.ArrayList;
import java.util.List;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.Service;

/** What DynamoDB brings to the cloud: the service, and the engine that holds the items. */
public final class DynamoDbPart implements Part, Service {
    private final Engine engine = new Engine();
    private final EngineTables engineTables = new EngineTables(engine);
    private final Tables tables;
    private final List<Operation> operations;

    public DynamoDbPart(Ground ground) {
        tables = new Tables(ground.world());
        var all = new ArrayList<>(new TableReads(tables).operations());
        all.addAll(new DataPlane(tables, engine, engineTables).operations());
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
