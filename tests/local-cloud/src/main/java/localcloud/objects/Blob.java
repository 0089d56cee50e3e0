package localcloud.objects;

import java.nio.file.Path;

/**
 * Bytes that do not change any more.
 *
 * @param file named for its content
 * @param size in bytes
 * @param md5 in hexadecimal digits
 * @param sha256 base64
 */
public record Blob(Path file, long size, String md5, String sha256) {}
