/** AWS's wire formats: JSON, Query, REST-JSON and CBOR in, the same out. */
@NullMarked
package localcloud.wire;

import org.jspecify.annotations.NullMarked;
