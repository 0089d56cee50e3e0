/** AWS Security Token Service: who calls, and as whom. */
@NullMarked
package localcloud.service.sts;

import org.jspecify.annotations.NullMarked;
