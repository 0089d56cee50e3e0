/** The probe: lets a canary ask a function, from inside, whether it can do its work. */
@NullMarked
package serin.probe;

import org.jspecify.annotations.NullMarked;
