/** How checks ask for metrics: all questions of a run in one call or two. */
@NullMarked
package serin.check.metrics;

import org.jspecify.annotations.NullMarked;
