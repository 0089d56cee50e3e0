/** AWS Identity and Access Management: roles and policies. */
@NullMarked
package localcloud.service.iam;

import org.jspecify.annotations.NullMarked;
