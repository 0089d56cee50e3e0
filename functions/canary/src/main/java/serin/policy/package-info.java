/** Policy documents of IAM and of resources, compared by what they allow and deny. */
@NullMarked
package serin.policy;

import org.jspecify.annotations.NullMarked;
