/** AWS Key Management Service: keys and aliases, without cryptography. */
@NullMarked
package localcloud.service.kms;

import org.jspecify.annotations.NullMarked;
