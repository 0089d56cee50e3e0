/** Checks of what watches the stack: alarms, log groups, dashboards. */
@NullMarked
package serin.check.observability;

import org.jspecify.annotations.NullMarked;
