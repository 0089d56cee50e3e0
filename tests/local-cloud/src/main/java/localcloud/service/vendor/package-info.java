/** The two vendors of market data, which are outside AWS: stubs that answer in the vendors' own shapes, and count. */
@NullMarked
package localcloud.service.vendor;

import org.jspecify.annotations.NullMarked;
