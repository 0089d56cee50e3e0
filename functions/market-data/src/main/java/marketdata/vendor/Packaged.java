package marketdata.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A vendor's answers out of this jar, for a rehearsal: one for each kind of request, whatever else is asked. */
public final class Packaged implements Source {

    @Override
    public String get(String path, Map<String, String> query) {
        var kind = query.getOrDefault("function", path);
        var name = "samples/"
                + kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "") + ".txt";
        try (var sample = Packaged.class.getResourceAsStream(name)) {
            if (sample == null) {
                throw VendorException.forGood("there is no packaged sample " + name);
            }
            return new String(sample.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
