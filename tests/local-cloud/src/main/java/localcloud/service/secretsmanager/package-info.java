/** AWS Secrets Manager: secrets and their values. */
@NullMarked
package localcloud.service.secretsmanager;

import org.jspecify.annotations.NullMarked;
