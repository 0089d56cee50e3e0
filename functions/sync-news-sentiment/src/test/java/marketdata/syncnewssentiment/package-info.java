@NullMarked
package marketdata.syncnewssentiment;

import org.jspecify.annotations.NullMarked;
