package marketdata.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import org.junit.jupiter.api.Test;
import serin.probe.ProbeEnvironment;

class SurroundingsTest {
    private static final Surroundings SURROUNDINGS = new Surroundings(
            new Settings(Map.of("ASSETS_TABLE", "serin-dev-assets", "BLANK", " ")),
            name -> key -> name.equals("serin-dev-assets") ? Optional.of(new Item(Map.of())) : Optional.empty(),
            new ProbeEnvironment(false, 0));

    @Test
    void givesTheTableThatTheVariableNames() {
        assertThat(SURROUNDINGS.table("ASSETS_TABLE").find(ItemKey.of("symbol", "AAPL")))
                .isPresent();
    }

    @Test
    void refusesAVariableThatIsMissing() {
        assertThatThrownBy(() -> SURROUNDINGS.table("NO_TABLE"))
                .hasMessage("environment variable NO_TABLE must be set");
    }

    @Test
    void refusesAVariableThatIsBlank() {
        assertThatThrownBy(() -> SURROUNDINGS.table("BLANK")).hasMessage("environment variable BLANK must be set");
    }
}
