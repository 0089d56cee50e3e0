/** Who may call what: principals and policies of this cloud, brought before {@code localcloud.iam}. */
@NullMarked
package localcloud.service.authorization;

import org.jspecify.annotations.NullMarked;
