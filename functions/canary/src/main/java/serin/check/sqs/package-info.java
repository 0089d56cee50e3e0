/** Checks of SQS. */
@NullMarked
package serin.check.sqs;

import org.jspecify.annotations.NullMarked;
