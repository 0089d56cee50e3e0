@NullMarked
package marketdata.triggerearningspollenation;

import org.jspecify.annotations.NullMarked;
