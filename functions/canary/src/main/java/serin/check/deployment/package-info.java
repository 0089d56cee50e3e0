/** Does each alias stand where its deployment meant it to stand, and could the next deployment be trusted? */
@NullMarked
package serin.check.deployment;

import org.jspecify.annotations.NullMarked;
