package localcloud.service;

import java.time.Instant;
import localcloud.resource.Resources;

/** What every service stands on. */
public interface World {

    Resources resources();

    /** The cloud's time, which the admin API can advance. */
    Instant now();

    /** Such as {@code eu-west-1}. */
    String region();

    /** Twelve digits. */
    String accountId();
}
