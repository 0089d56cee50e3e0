@NullMarked
package marketdata.pollenateasset;

import org.jspecify.annotations.NullMarked;
