/** The bus, as the functions that put events see it. */
@NullMarked
package marketdata.bus;

import org.jspecify.annotations.NullMarked;
