/** AWS's schedule expressions, by the times at which they fire, and what a schedule is meant to do. */
@NullMarked
package serin.schedule;

import org.jspecify.annotations.NullMarked;
