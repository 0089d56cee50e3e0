/** The demo: the whole stack on the local cloud, validated, broken, and mended. */
@NullMarked
package serin.demo;

import org.jspecify.annotations.NullMarked;
