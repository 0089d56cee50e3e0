/** Checks of EventBridge. */
@NullMarked
package serin.check.eventbridge;

import org.jspecify.annotations.NullMarked;
