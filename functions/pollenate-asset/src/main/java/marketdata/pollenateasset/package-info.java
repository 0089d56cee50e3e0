/** PollenateAsset: fetches one asset's overview and reports. */
@NullMarked
package marketdata.pollenateasset;

import org.jspecify.annotations.NullMarked;
