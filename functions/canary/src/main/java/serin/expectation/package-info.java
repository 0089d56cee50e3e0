/** What a resolved template promises: one record for each kind of resource. */
@NullMarked
package serin.expectation;

import org.jspecify.annotations.NullMarked;
