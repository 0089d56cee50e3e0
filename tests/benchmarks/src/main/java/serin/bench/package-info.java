/** Benchmarks: what {@code ./serin bench} measures. */
@NullMarked
package serin.bench;

import org.jspecify.annotations.NullMarked;
