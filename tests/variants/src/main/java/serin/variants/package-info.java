/** Makes the bad versions: each a change of the production functions' shared source, compiled into an overlay for any of their jars. */
@NullMarked
package serin.variants;

import org.jspecify.annotations.NullMarked;
