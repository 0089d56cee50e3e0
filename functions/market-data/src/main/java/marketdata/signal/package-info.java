/** What a function tells of its work, as metrics: that it ran, how much it did, and how its vendor fares. */
@NullMarked
package marketdata.signal;

import org.jspecify.annotations.NullMarked;
