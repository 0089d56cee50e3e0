/** SyncNewsSentiment: takes over news about tracked assets, with its sentiment. */
@NullMarked
package marketdata.syncnewssentiment;

import org.jspecify.annotations.NullMarked;
