@NullMarked
package localcloud.iam;

import org.jspecify.annotations.NullMarked;
