package marketdata.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Item ITEM = new Item(Map.of(
            "name", new Attribute.Text("Apple"),
            "is_processed", new Attribute.Flag(true),
            "is_late", new Attribute.Flag(false),
            "volume", new Attribute.Numeric(BigDecimal.TEN)));

    @Test
    void readsText() {
        assertThat(ITEM.text("name")).contains("Apple");
    }

    @Test
    void hasNoTextOfAnotherType() {
        assertThat(ITEM.text("volume")).isEmpty();
    }

    @Test
    void isSetOnlyWhenTrue() {
        assertThat(ITEM.isSet("is_processed")).isTrue();
        assertThat(ITEM.isSet("is_late")).isFalse();
        assertThat(ITEM.isSet("name")).isFalse();
        assertThat(ITEM.isSet("absent")).isFalse();
    }

    @Test
    void refusesAKeyWithoutParts() {
        assertThatThrownBy(() -> new ItemKey(Map.of())).hasMessage("a key has one or two parts, was given 0");
    }
}
