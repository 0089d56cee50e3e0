@NullMarked
package marketdata.vendor;

import org.jspecify.annotations.NullMarked;
