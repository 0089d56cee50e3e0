package serin.check.sqs;

import java.util.List;
import serin.check.Check;

/** Every check of SQS, in the order in which a report shows them. */
public final class SqsChecks {
    /** The id of the check that fails when a queue is gone. */
    public static final String EXISTS = QueueExists.INFO.id();

    public static final List<Check<?>> ALL = List.of(new QueueExists(), new QueuePolicyDeclared());

    private SqsChecks() {}
}
