package localcloud.service.s3;

import localcloud.service.AwsError;

/** Errors in S3's words: <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">list of error codes</a>. */
final class S3Errors {
    private S3Errors() {}

    static AwsError noBucket() {
        return new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsError noKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsError noVersion() {
        return new AwsError(404, "NoSuchVersion", "The specified version does not exist.");
    }

    static AwsError noUpload() {
        return new AwsError(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.");
    }

    static AwsError malformedXml() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidArgument", message);
    }

    static AwsError badDigest(String what) {
        return new AwsError(400, "BadDigest", "The " + what + " you specified did not match the calculated checksum.");
    }
}
