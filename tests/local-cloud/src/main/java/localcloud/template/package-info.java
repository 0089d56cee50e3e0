/** A small CloudFormation: resolves a processed template, and makes the live resources and their physical ids. */
@NullMarked
package localcloud.template;

import org.jspecify.annotations.NullMarked;
