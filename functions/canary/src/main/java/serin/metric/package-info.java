/** What the findings of runs and the ends of deployments come to in numbers. Plain arithmetic: it reads nothing and prints nothing. */
@NullMarked
package serin.metric;

import org.jspecify.annotations.NullMarked;
