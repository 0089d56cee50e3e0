/** Compares an expectation with observations; each comparison is one outcome. */
@NullMarked
package serin.check;

import org.jspecify.annotations.NullMarked;
