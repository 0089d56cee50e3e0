/** Does each function that serves look as the template says? */
@NullMarked
package serin.check.lambda;

import org.jspecify.annotations.NullMarked;
