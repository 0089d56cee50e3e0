/** CodeDeploy tried without a wire: hooks are answered in memory. */
@NullMarked
package localcloud.service.codedeploy;

import org.jspecify.annotations.NullMarked;
