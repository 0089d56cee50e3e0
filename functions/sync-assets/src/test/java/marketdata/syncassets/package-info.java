@NullMarked
package marketdata.syncassets;

import org.jspecify.annotations.NullMarked;
