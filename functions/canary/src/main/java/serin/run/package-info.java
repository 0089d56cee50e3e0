/** Runs checks over a stack: in parallel, inside a deadline, isolated from each other. */
@NullMarked
package serin.run;

import org.jspecify.annotations.NullMarked;
