/** Checks of the stack's own canary. A stack without one has none of them. */
@NullMarked
package serin.check.canary;

import org.jspecify.annotations.NullMarked;
