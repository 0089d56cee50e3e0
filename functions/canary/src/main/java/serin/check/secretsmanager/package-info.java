/** Checks of Secrets Manager. */
@NullMarked
package serin.check.secretsmanager;

import org.jspecify.annotations.NullMarked;
