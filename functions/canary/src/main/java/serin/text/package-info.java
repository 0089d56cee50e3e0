/** How text from outside is read, and made fit to be shown; knows nothing of the other packages, and all of them may know it. */
@NullMarked
package serin.text;

import org.jspecify.annotations.NullMarked;
