/** The live resources, each held as properties and state. */
@NullMarked
package localcloud.resource;

import org.jspecify.annotations.NullMarked;
