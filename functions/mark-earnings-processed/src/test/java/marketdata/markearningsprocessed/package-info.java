@NullMarked
package marketdata.markearningsprocessed;

import org.jspecify.annotations.NullMarked;
