package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTest {
    private static final List<Declared<Integer>> NOT_KNOWN =
            List.of(new Declared.Omitted<>(), new Declared.Secret<>("s"), new Declared.Unresolved<>("u"));

    @Test
    void mapsOnlyAKnownValue() {
        assertThat(new Declared.Known<>(1).map(value -> value + 1)).isEqualTo(new Declared.Known<>(2));
        assertThat(NOT_KNOWN)
                .allSatisfy(
                        declared -> assertThat(declared.map(value -> value + 1)).isEqualTo(declared));
    }

    @Test
    void flatMapsOnlyAKnownValue() {
        assertThat(new Declared.Known<>(1).flatMap(_ -> new Declared.Secret<Integer>("s")))
                .isEqualTo(new Declared.Secret<Integer>("s"));
        assertThat(NOT_KNOWN)
                .allSatisfy(declared ->
                        assertThat(declared.flatMap(Declared.Known::new)).isEqualTo(declared));
    }

    @Test
    void fallsBackOnlyWhereItIsOmitted() {
        assertThat(new Declared.Known<>(1).orDefault(7)).isEqualTo(new Declared.Known<>(1));
        assertThat(NOT_KNOWN)
                .extracting(declared -> declared.orDefault(7))
                .containsExactly(new Declared.Known<>(7), NOT_KNOWN.get(1), NOT_KNOWN.get(2));
    }

    @Test
    void knowsOnlyAKnownValue() {
        assertThat(new Declared.Known<>(1).known()).contains(1);
        assertThat(NOT_KNOWN)
                .allSatisfy(declared -> assertThat(declared.known()).isEmpty());
    }
}
