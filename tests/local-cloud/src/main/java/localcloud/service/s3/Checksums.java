package localcloud.service.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import localcloud.service.AwsError;

/** The checksums of <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">S3</a>, base64. */
final class Checksums {
    /** The reflected polynomial of CRC-64/NVME: https://reveng.sourceforge.io/crc-catalogue/17plus.htm#crc.cat.crc-64-nvme */
    private static final long NVME = 0x9A6C9329AC4BC9B5L;

    private Checksums() {}

    /** By the algorithm's name as in a header, such as {@code crc32}. */
    static String of(String algorithm, byte[] bytes) throws AwsError {
        return Base64.getEncoder()
                .encodeToString(
                        switch (algorithm) {
                            case "crc32" -> word(new CRC32(), bytes);
                            case "crc32c" -> word(new CRC32C(), bytes);
                            case "crc64nvme" ->
                                ByteBuffer.allocate(Long.BYTES)
                                        .putLong(crc64(bytes))
                                        .array();
                            case "sha1" -> digest("SHA-1", bytes);
                            case "sha256" -> digest("SHA-256", bytes);
                            default ->
                                throw new AwsError(
                                        400,
                                        "InvalidRequest",
                                        "The algorithm type you specified is invalid: " + algorithm);
                        });
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static byte[] word(Checksum checksum, byte[] bytes) {
        checksum.update(bytes);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static long crc64(byte[] bytes) {
        long crc = -1;
        for (var each : bytes) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ NVME;
            }
        }
        return ~crc;
    }
}
