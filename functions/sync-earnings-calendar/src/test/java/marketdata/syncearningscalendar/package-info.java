@NullMarked
package marketdata.syncearningscalendar;

import org.jspecify.annotations.NullMarked;
