/** The command-line door. */
@NullMarked
package serin.cli;

import org.jspecify.annotations.NullMarked;
