/** What of a stack leads to what, as its template declares it: the picture in a report. */
@NullMarked
package serin.wiring;

import org.jspecify.annotations.NullMarked;
