package marketdata.vendor;

import java.util.Set;

/** What a vendor knows us by. A value goes to the vendor and nowhere else. */
public interface Credentials {

    /** As AWS names the secret. */
    String name();

    String value(String key);

    /** The keys that are there, read afresh. */
    Set<String> keys();
}
