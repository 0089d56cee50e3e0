@NullMarked
package marketdata.handler;

import org.jspecify.annotations.NullMarked;
