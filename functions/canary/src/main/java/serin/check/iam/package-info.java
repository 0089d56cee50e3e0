/** Checks of IAM. */
@NullMarked
package serin.check.iam;

import org.jspecify.annotations.NullMarked;
