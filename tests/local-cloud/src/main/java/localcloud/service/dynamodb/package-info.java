/** Amazon DynamoDB: the tables as projections of the documents, their items in Amazon's own DynamoDB Local. */
@NullMarked
package localcloud.service.dynamodb;

import org.jspecify.annotations.NullMarked;
