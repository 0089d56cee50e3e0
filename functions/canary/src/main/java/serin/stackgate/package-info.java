/** The stack gate: what the canary does as the custom resource at the end of a stack update. */
@NullMarked
package serin.stackgate;

import org.jspecify.annotations.NullMarked;
