package marketdata.handler;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import marketdata.bus.AcknowledgingBus;
import marketdata.bus.Bus;
import marketdata.bus.RecordingBus;
import marketdata.item.Recorded;
import marketdata.item.RecordingTable;
import marketdata.item.Table;
import marketdata.signal.Signals;
import marketdata.vendor.Alpaca;
import marketdata.vendor.AlphaVantage;
import marketdata.vendor.Credentials;
import marketdata.vendor.HttpSource;
import marketdata.vendor.Packaged;
import marketdata.vendor.Source;
import serin.probe.ProbeEnvironment;

/**
 * What a function finds around it, and is given when it is made.
 *
 * @param settings its environment variables
 * @param tables the table of that name
 * @param buses the bus of that name
 * @param acknowledgements the same bus, for acknowledgements of the canary's test events
 * @param secrets the secret of that name
 * @param vendors the vendor at that address
 * @param trials harmless calls, for the probe
 * @param signals takes what the work tells of itself
 * @param probe what the probe is to know
 */
public record Surroundings(
        Settings settings,
        Function<String, Table> tables,
        Function<String, Bus> buses,
        Function<String, AcknowledgingBus> acknowledgements,
        Function<String, Credentials> secrets,
        Vendors vendors,
        Trials trials,
        Signals signals,
        ProbeEnvironment probe) {
    public Surroundings {
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(tables, "tables is null");
        Objects.requireNonNull(buses, "buses is null");
        Objects.requireNonNull(acknowledgements, "acknowledgements is null");
        Objects.requireNonNull(secrets, "secrets is null");
        Objects.requireNonNull(vendors, "vendors is null");
        Objects.requireNonNull(trials, "trials is null");
        Objects.requireNonNull(signals, "signals is null");
        Objects.requireNonNull(probe, "probe is null");
    }

    /** Names the bus that takes acknowledgements. */
    private static final String ACKNOWLEDGEMENTS = "SERIN_ACK_BUS";

    /** Finds the way to a vendor. */
    @FunctionalInterface
    public interface Vendors {
        Source at(URI base, HttpSource.Authentication authentication);
    }

    /** The table that the variable names. */
    public Table table(String variable) {
        return tables.apply(settings.required(variable));
    }

    /** The bus that the variable names. */
    public Bus bus(String variable) {
        return buses.apply(settings.required(variable));
    }

    /** Where to acknowledge the canary's test events; empty where {@value #ACKNOWLEDGEMENTS} names no bus. */
    Optional<Supplier<AcknowledgingBus>> acknowledgingBus() {
        return Optional.ofNullable(settings.variables().get(ACKNOWLEDGEMENTS))
                .filter(name -> !name.isBlank())
                .map(name -> () -> acknowledgements.apply(name));
    }

    /** The secret that the variable names. */
    public Credentials secret(String variable) {
        return secrets.apply(settings.required(variable));
    }

    /** The vendor of assets. */
    public Alpaca alpaca() {
        return new Alpaca(vendors.at(settings.url("ALPACA_BASE_URL"), Alpaca.authentication(secret("ALPACA_SECRET"))));
    }

    /** The vendor of earnings, news and reports. */
    public AlphaVantage alphaVantage() {
        return new AlphaVantage(vendors.at(
                settings.url("ALPHA_VANTAGE_BASE_URL"), AlphaVantage.authentication(secret("ALPHA_VANTAGE_SECRET"))));
    }

    /** The same for a rehearsal: reads are real, writes are only counted, and a vendor answers out of the jar. */
    public Surroundings rehearsing(Recorded recorded) {
        return new Surroundings(
                settings,
                name -> new RecordingTable(tables.apply(name), recorded),
                name -> new RecordingBus(name, recorded),
                acknowledgements,
                secrets,
                (base, authentication) -> new Packaged(),
                trials,
                Signals.NONE,
                probe);
    }
}
