/** Items of tables, apart from where they lie. */
@NullMarked
package marketdata.item;

import org.jspecify.annotations.NullMarked;
