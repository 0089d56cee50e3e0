@NullMarked
package localcloud.template;

import org.jspecify.annotations.NullMarked;
