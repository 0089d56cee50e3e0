@NullMarked
package serin.variants;

import org.jspecify.annotations.NullMarked;
