/** Outcomes, findings, and the one table that makes a verdict of them. */
@NullMarked
package serin.finding;

import org.jspecify.annotations.NullMarked;
