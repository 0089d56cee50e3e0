/** SyncAssets: takes over the vendor's active assets. */
@NullMarked
package marketdata.syncassets;

import org.jspecify.annotations.NullMarked;
