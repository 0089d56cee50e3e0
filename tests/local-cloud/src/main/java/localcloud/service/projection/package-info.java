/** What all projections share: reading a call's input, building an answer without empty members, pages, made-up ids. */
@NullMarked
package localcloud.service.projection;

import org.jspecify.annotations.NullMarked;
