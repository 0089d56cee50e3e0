/** TriggerEarningsPollenation: asks for the pollenation of assets whose earnings were just released. */
@NullMarked
package marketdata.triggerearningspollenation;

import org.jspecify.annotations.NullMarked;
