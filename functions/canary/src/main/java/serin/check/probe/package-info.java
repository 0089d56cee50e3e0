/** Does each function answer from inside, as the version that was meant? */
@NullMarked
package serin.check.probe;

import org.jspecify.annotations.NullMarked;
