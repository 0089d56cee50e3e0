@NullMarked
package marketdata.aws;

import org.jspecify.annotations.NullMarked;
