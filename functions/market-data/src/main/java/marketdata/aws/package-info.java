/** Tables in DynamoDB: the only package of the shared code that knows the AWS SDK. */
@NullMarked
package marketdata.aws;

import org.jspecify.annotations.NullMarked;
