/** Does each alias stand where the deployment meant it to stand? */
@NullMarked
package serin.check.deployment;

import org.jspecify.annotations.NullMarked;
