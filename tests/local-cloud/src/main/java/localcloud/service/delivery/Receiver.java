package localcloud.service.delivery;

import localcloud.service.AwsError;

/** A service at which deliveries arrive. */
public interface Receiver {

    /**
     * Refuses a target that is not there.
     *
     * @throws AwsError with the service's own words
     */
    void requireThere(String targetArn) throws AwsError;

    /** Takes the delivery; what follows from it goes on in the background. */
    void receive(Delivery delivery) throws AwsError;
}
