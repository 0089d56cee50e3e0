/** What the canary has found and answered, kept: one row for each run and each hook. */
@NullMarked
package serin.ledger;

import org.jspecify.annotations.NullMarked;
