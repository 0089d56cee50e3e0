@NullMarked
package marketdata.item;

import org.jspecify.annotations.NullMarked;
