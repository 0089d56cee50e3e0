/** What the tests of the production functions share. */
@NullMarked
package marketdata.testing;

import org.jspecify.annotations.NullMarked;
