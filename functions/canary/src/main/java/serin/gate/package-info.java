/** The deployment gate: what the canary does as CodeDeploy's hook, before and after a new version takes traffic. */
@NullMarked
package serin.gate;

import org.jspecify.annotations.NullMarked;
