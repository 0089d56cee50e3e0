package marketdata.pollenateasset;

import java.util.Objects;
import marketdata.event.PollenationNeeded;
import marketdata.item.ItemKey;
import marketdata.item.ItemReader;

/** For one asset, fetches overview and reports. So far it finds out whether the asset is known, and when that was done last. */
final class PollenateAsset {
    private final ItemReader assets;

    PollenateAsset(ItemReader assets) {
        this.assets = Objects.requireNonNull(assets, "assets is null");
    }

    Pollenation pollenate(PollenationNeeded event) {
        var asset = assets.find(ItemKey.of("symbol", event.symbol().value()));
        return new Pollenation(
                event.symbol().value(),
                event.trigger().word(),
                asset.isPresent(),
                asset.flatMap(item -> item.text("last_pollenation_date")));
    }
}
