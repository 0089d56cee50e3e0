/** A run as people and machines read it. */
@NullMarked
package serin.report;

import org.jspecify.annotations.NullMarked;
