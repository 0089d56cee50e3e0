package marketdata.handler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import serin.probe.Dependency;
import serin.probe.Kind;

/** What a function cannot work without, for the probe. Each is named by the environment variable that names it to the function. */
public final class Needs {
    private final Surroundings around;
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Set<String> variables = new LinkedHashSet<>();

    public Needs(Surroundings around) {
        this.around = around;
    }

    /** Reads single items of a table with these key attributes. */
    public Needs reads(String variable, String... keyNames) {
        var table = named(variable);
        var key = List.of(keyNames);
        return add(Dependency.returning(
                Kind.TABLE, table, "dynamodb:GetItem", () -> around.trials().get(table, key)));
    }

    /** Updates single items. */
    public Needs updates(String variable, String... keyNames) {
        var table = named(variable);
        var key = List.of(keyNames);
        return add(Dependency.refusing(
                Kind.TABLE,
                table,
                "dynamodb:UpdateItem",
                Trials.REFUSED,
                () -> around.trials().update(table, key)));
    }

    /** Writes items in batches, which know no condition: a deletion of what is not there stands for the put. */
    public Needs batches(String variable, String... keyNames) {
        var table = named(variable);
        var key = List.of(keyNames);
        return add(Dependency.returning(
                Kind.TABLE,
                table,
                "dynamodb:BatchWriteItem",
                () -> around.trials().batch(table, key)));
    }

    /** Queries an index by its partition key. */
    public Needs queries(String variable, String indexVariable, String keyName) {
        var table = named(variable);
        var index = named(indexVariable);
        return add(Dependency.returning(
                Kind.INDEX,
                table + "/" + index,
                "dynamodb:Query",
                () -> around.trials().query(table, index, keyName)));
    }

    /** Puts events onto a bus. */
    public Needs puts(String variable) {
        var bus = named(variable);
        return add(Dependency.bus(bus, () -> around.trials().put(bus)));
    }

    /** Reads a secret that has these keys, and asks the vendor whom it is for. */
    public Needs vendor(String urlVariable, String secretVariable, Set<String> keys) {
        named(urlVariable);
        var secret = named(secretVariable);
        return add(Dependency.secret(
                        secret, keys, () -> around.secret(secretVariable).keys()))
                .add(Dependency.host(around.settings().url(urlVariable)));
    }

    /** A variable that names nothing in AWS. */
    public Needs variable(String variable) {
        named(variable);
        return this;
    }

    List<Dependency> all() {
        var all = new ArrayList<>(dependencies);
        variables.forEach(variable ->
                all.add(Dependency.environment(variable, around.settings().variables())));
        return all;
    }

    private Needs add(Dependency dependency) {
        dependencies.add(dependency);
        return this;
    }

    private String named(String variable) {
        variables.add(variable);
        return around.settings().required(variable);
    }
}
