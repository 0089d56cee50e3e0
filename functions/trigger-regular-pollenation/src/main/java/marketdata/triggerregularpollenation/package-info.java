/** TriggerRegularPollenation: asks for the pollenation of the assets that are most due. */
@NullMarked
package marketdata.triggerregularpollenation;

import org.jspecify.annotations.NullMarked;
