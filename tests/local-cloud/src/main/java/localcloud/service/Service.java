package localcloud.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One AWS service, as a list of operations. */
public interface Service {

    /** The service's name in IAM actions, such as {@code events}. */
    String prefix();

    List<Operation> operations();

    /**
     * Told of a call that ended in an error which the service did not write itself as a whole answer: its own, a denial, or a fault's.
     *
     * @param operation as the client called it; the service may not know it
     * @param input as far as it could be read
     */
    default void refused(String operation, ObjectNode input, AwsError error) {}
}
