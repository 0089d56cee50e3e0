/** Is the stack whole? */
@NullMarked
package serin.check.stack;

import org.jspecify.annotations.NullMarked;
