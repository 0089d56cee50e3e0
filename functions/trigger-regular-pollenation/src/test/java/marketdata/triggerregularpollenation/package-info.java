@NullMarked
package marketdata.triggerregularpollenation;

import org.jspecify.annotations.NullMarked;
