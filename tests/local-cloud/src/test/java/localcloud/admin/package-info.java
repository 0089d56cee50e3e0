@NullMarked
package localcloud.admin;

import org.jspecify.annotations.NullMarked;
