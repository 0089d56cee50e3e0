package marketdata.vendor;

import java.util.Map;

/** Answers a vendor's requests: over HTTP, or out of what is packaged. */
@FunctionalInterface
public interface Source {

    /**
     * The body of the answer; throws {@link VendorException} when there is none.
     *
     * @param path such as {@code /v2/assets}
     * @param query by name; credentials are not in it
     */
    String get(String path, Map<String, String> query);
}
