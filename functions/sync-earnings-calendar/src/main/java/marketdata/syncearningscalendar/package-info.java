/** SyncEarningsCalendar: takes over the vendor's earnings calendar. */
@NullMarked
package marketdata.syncearningscalendar;

import org.jspecify.annotations.NullMarked;
