package serin.gate;

import java.util.List;
import java.util.Optional;
import serin.ledger.ShippedVersion;
import serin.template.DocumentReader;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * The file that tells CodeDeploy what to ship, read with distrust: whoever made the deployment wrote it.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html">AppSpec
 *     resources</a>
 */
sealed interface AppSpec {

    /** It ships one function. */
    record Ships(ShippedVersion version) implements AppSpec {}

    /** It is none that a hook can act on. */
    record Unusable(String why) implements AppSpec {}

    /** Lambda's names of functions and aliases, and numbers of versions. */
    String NAME = "[A-Za-z0-9_-]{1,128}";

    String VERSION = "[1-9][0-9]{0,17}";

    static AppSpec read(String text) {
        Value document;
        try {
            document = DocumentReader.read(text);
        } catch (MalformedDocument e) {
            return new Unusable("the AppSpec is neither JSON nor YAML: " + e.getMessage());
        }
        if (!(member(document, "Resources").orElse(null) instanceof Value.Sequence(var resources))) {
            return new Unusable("the AppSpec has no list of Resources");
        }
        if (resources.size() != 1 || !(resources.getFirst() instanceof Value.Mapping(var named)) || named.size() != 1) {
            return new Unusable("the AppSpec must ship one function, and ships " + resources.size());
        }
        var resource = List.copyOf(named.values()).getFirst();
        if (!text(resource, "Type").equals(Optional.of("AWS::Lambda::Function"))) {
            return new Unusable("the AppSpec ships something that is no AWS::Lambda::Function");
        }
        return member(resource, "Properties")
                .map(AppSpec::ships)
                .orElseGet(() -> new Unusable("the AppSpec's function has no Properties"));
    }

    /** A shipment from its four names; the first version of a function has no current one, and is its own. */
    static AppSpec of(
            Optional<String> function, Optional<String> alias, Optional<String> current, Optional<String> target) {
        var name = function.filter(text -> text.matches(NAME));
        var aliasName = alias.filter(text -> text.matches(NAME));
        var to = target.filter(text -> text.matches(VERSION));
        var from = current.filter(text -> !text.isEmpty()).or(() -> to);
        if (name.isEmpty() || aliasName.isEmpty() || to.isEmpty()) {
            return new Unusable("the deployment does not name function, alias and target version as Lambda does");
        }
        if (!from.orElseThrow().matches(VERSION)) {
            return new Unusable("the deployment's current version is no version's number");
        }
        return new Ships(new ShippedVersion(name.get(), aliasName.get(), from.get(), to.get()));
    }

    private static AppSpec ships(Value properties) {
        return of(
                text(properties, "Name"),
                text(properties, "Alias"),
                text(properties, "CurrentVersion"),
                text(properties, "TargetVersion"));
    }

    private static Optional<Value> member(Value value, String key) {
        return value instanceof Value.Mapping(var entries) ? Optional.ofNullable(entries.get(key)) : Optional.empty();
    }

    /** A version's number may be written without quotes. */
    private static Optional<String> text(Value value, String key) {
        return member(value, key).flatMap(found -> switch (found) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Numeric(var number) -> Optional.of(number.toPlainString());
            case Value.Bool _, Value.Null _, Value.Sequence _, Value.Mapping _, Value.Unresolved _ -> Optional.empty();
        });
    }
}
