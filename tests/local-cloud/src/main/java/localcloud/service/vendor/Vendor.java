package localcloud.service.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import localcloud.wire.WireRequest;

/** One vendor. */
interface Vendor {

    /** Lower case: as faults and counts name it, and as its path begins. */
    String name();

    /** The name of the secret that holds what the vendor knows its customer by. */
    String secretName();

    /** What the secret holds at first. */
    Map<String, String> credentials();

    /** What a request asks for, as faults and counts name it. */
    String function(WireRequest request, Map<String, String> query);

    /**
     * Answers a request.
     *
     * @param path below the vendor's base, such as {@code /v2/assets}
     * @param credentials what the secret holds now
     */
    VendorAnswer answer(WireRequest request, String path, Map<String, String> query, JsonNode credentials);

    /** The vendor's way to say that it was asked too often. */
    VendorAnswer tooMany(String function);

    /** The vendor's way to say that it does not know who asks. */
    VendorAnswer unauthorized(String function);
}
