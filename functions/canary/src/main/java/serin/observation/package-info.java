/** What the cloud answered, and the ports through which checks ask. */
@NullMarked
package serin.observation;

import org.jspecify.annotations.NullMarked;
