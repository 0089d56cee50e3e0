/** MarkEarningsProcessed: marks one row of the earnings calendar as processed, once. */
@NullMarked
package marketdata.markearningsprocessed;

import org.jspecify.annotations.NullMarked;
