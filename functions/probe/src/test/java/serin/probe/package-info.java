@NullMarked
package serin.probe;

import org.jspecify.annotations.NullMarked;
