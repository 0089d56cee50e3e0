/** CodeDeploy on a whole cloud, with a hook that is a real function. */
@NullMarked
package localcloud.codedeploy;

import org.jspecify.annotations.NullMarked;
