/** Does each table look as the template says? */
@NullMarked
package serin.check.dynamodb;

import org.jspecify.annotations.NullMarked;
