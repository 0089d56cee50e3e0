/** What to add to someone's own template so that a canary validates its stack. */
@NullMarked
package serin.init;

import org.jspecify.annotations.NullMarked;
