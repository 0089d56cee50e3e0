/** Checks of SNS. */
@NullMarked
package serin.check.sns;

import org.jspecify.annotations.NullMarked;
