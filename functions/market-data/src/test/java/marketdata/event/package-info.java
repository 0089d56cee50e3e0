@NullMarked
package marketdata.event;

import org.jspecify.annotations.NullMarked;
