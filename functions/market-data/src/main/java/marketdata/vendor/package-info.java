/** The two vendors: their answers, and the way to them. */
@NullMarked
package marketdata.vendor;

import org.jspecify.annotations.NullMarked;
