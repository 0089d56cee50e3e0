/** The Lambda door. */
@NullMarked
package serin.handler;

import org.jspecify.annotations.NullMarked;
