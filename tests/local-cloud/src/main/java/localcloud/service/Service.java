package localcloud.service;

import java.util.List;

/** One AWS service, as a list of operations. */
public interface Service {

    /** The service's name in IAM actions, such as {@code events}. */
    String prefix();

    List<Operation> operations();
}
