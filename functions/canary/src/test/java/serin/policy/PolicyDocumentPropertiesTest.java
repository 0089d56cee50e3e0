package serin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import serin.template.Json;
import serin.template.Value;

/** What holds of every document. */
class PolicyDocumentPropertiesTest {

    @Property(tries = 200)
    void meansTheSameInAnyOrder(@ForAll("policies") Value.Mapping policy, @ForAll Random random) {
        var shuffled = shuffle(policy, random);
        assertThat(PolicyDocument.of(policy).means(PolicyDocument.of(shuffled))).isTrue();
    }

    @Property(tries = 200)
    void noticesThatAllIsGone(@ForAll("policies") Value.Mapping policy) {
        var whole = PolicyDocument.of(policy);
        assertThat(whole.to(PolicyDocument.EMPTY).missing()).containsExactlyElementsOf(whole.statements());
    }

    @Property(tries = 500)
    void neverCrashes(@ForAll("anyJson") Value value) {
        try {
            PolicyDocument.parse(Json.text(value)).publicStatements();
        } catch (MalformedPolicy e) {
            assertThat(e.getMessage()).startsWith("policy document: ");
        }
    }

    @Provide
    Arbitrary<Value.Mapping> policies() {
        Arbitrary<Value> words = Arbitraries.of("a:One", "a:Two", "b:*", "*").map(Value.Text::new);
        Arbitrary<Value> lists = words.list().ofMinSize(1).ofMaxSize(4).map(Value.Sequence::new);
        Arbitrary<Value> either = Arbitraries.oneOf(words, lists);
        Arbitrary<Value> condition = either.map(values -> mapping(Map.of(
                "StringLike",
                mapping(Map.of("aws:SourceArn", values)),
                "Null",
                mapping(Map.of("aws:userid", values)))));
        Arbitrary<Value> statement = Combinators.combine(Arbitraries.of("Allow", "Deny"), either, either, condition)
                .as((effect, actions, resources, conditions) -> mapping(Map.of(
                        "Effect",
                        new Value.Text(effect),
                        "Action",
                        actions,
                        "Resource",
                        resources,
                        "Condition",
                        conditions)));
        return statement
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(statements -> mapping(
                        Map.of("Version", new Value.Text("2012-10-17"), "Statement", new Value.Sequence(statements))));
    }

    @Provide
    Arbitrary<Value> anyJson() {
        Arbitrary<Value> leaf = Arbitraries.oneOf(
                Arbitraries.of("", "*", "Allow", "Deny", "a:b", "2012-10-17", "arn:aws:iam::111122223333:root")
                        .map(Value.Text::new),
                Arbitraries.bigDecimals().map(Value.Numeric::new),
                Arbitraries.of(true, false).map(Value.Bool::new),
                Arbitraries.just(new Value.Null()));
        var keys = Arbitraries.of(
                "Statement", "Effect", "Action", "NotAction", "Principal", "Resource", "Condition", "Version", "Bool");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Value.Sequence::new),
                        Arbitraries.maps(keys, inner).ofMaxSize(5).map(PolicyDocumentPropertiesTest::mapping)),
                4);
    }

    private static Value.Mapping mapping(Map<String, Value> entries) {
        return new Value.Mapping(entries);
    }

    private static Value shuffle(Value value, Random random) {
        return switch (value) {
            case Value.Sequence(var items) ->
                new Value.Sequence(shuffled(items, random).stream()
                        .map(item -> shuffle(item, random))
                        .toList());
            case Value.Mapping(var entries) -> {
                var shuffled = new LinkedHashMap<String, Value>();
                shuffled(List.copyOf(entries.entrySet()), random)
                        .forEach(entry -> shuffled.put(entry.getKey(), shuffle(entry.getValue(), random)));
                yield new Value.Mapping(shuffled);
            }
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Unresolved _ -> value;
        };
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        var copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }
}
