/** Checks of KMS. */
@NullMarked
package serin.check.kms;

import org.jspecify.annotations.NullMarked;
