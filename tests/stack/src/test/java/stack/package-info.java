/** What must hold of template.yaml before anyone deploys it. */
@NullMarked
package stack;

import org.jspecify.annotations.NullMarked;
