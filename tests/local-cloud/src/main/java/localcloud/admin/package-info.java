/** The admin API, below {@code /_cloud/}: breaks and mends the live resources, and shows what happened. */
@NullMarked
package localcloud.admin;

import org.jspecify.annotations.NullMarked;
