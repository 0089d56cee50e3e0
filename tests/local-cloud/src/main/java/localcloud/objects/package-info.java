/** The objects of S3: bytes in files of this process, under buckets and keys. */
@NullMarked
package localcloud.objects;

import org.jspecify.annotations.NullMarked;
