package serin.aws;

import java.util.regex.Pattern;

/** How AWS says that it is not there: by an error code, and where that is not enough, by the message too. */
enum Absence {
    /** No error of the operation means absence. */
    NEVER {
        @Override
        boolean says(String code, String message) {
            return false;
        }
    },

    /**
     * CloudFormation answers {@code ValidationError} to everything that is wrong with a request; only the message tells a
     * missing stack ({@code Stack with id x does not exist}) from a name that is not allowed.
     */
    STACK {
        @Override
        boolean says(String code, String message) {
            return code.equals("ValidationError")
                    && MISSING_STACK.matcher(message.strip()).matches();
        }
    },

    /** Also Lambda's answer to an ARN of another region, which says nothing about the function there. */
    FUNCTION {
        @Override
        boolean says(String code, String message) {
            return code.equals("ResourceNotFoundException") && !message.startsWith("Functions from '");
        }
    },

    RESOURCE_NOT_FOUND {
        @Override
        boolean says(String code, String message) {
            return code.equals("ResourceNotFoundException");
        }
    },

    /** DescribeContinuousBackups alone among DynamoDB's reads has this code. */
    TABLE_NOT_FOUND {
        @Override
        boolean says(String code, String message) {
            return code.equals("TableNotFoundException");
        }
    },

    /** A table without a policy, or no table. */
    TABLE_POLICY {
        @Override
        boolean says(String code, String message) {
            return code.equals("PolicyNotFoundException") || code.equals("ResourceNotFoundException");
        }
    },

    /** The code of the Query protocol, and the name of the error. */
    DASHBOARD {
        @Override
        boolean says(String code, String message) {
            return code.equals("ResourceNotFound") || code.equals("DashboardNotFoundError");
        }
    },

    /** The older code where the answer bears SQS's {@code x-amzn-query-error} header, the newer one where not. */
    QUEUE {
        @Override
        boolean says(String code, String message) {
            return code.equals("AWS.SimpleQueueService.NonExistentQueue") || code.equals("QueueDoesNotExist");
        }
    },

    NO_SUCH_ENTITY {
        @Override
        boolean says(String code, String message) {
            return code.equals("NoSuchEntity");
        }
    },

    /** <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/CommonErrors.html">CodeDeploy's</a> own codes. */
    DEPLOYMENT {
        @Override
        boolean says(String code, String message) {
            return code.equals("DeploymentDoesNotExistException")
                    || code.equals("DeploymentGroupDoesNotExistException")
                    || code.equals("ApplicationDoesNotExistException")
                    || code.equals("RevisionDoesNotExistException");
        }
    },

    TOPIC {
        @Override
        boolean says(String code, String message) {
            return code.equals("NotFound") || code.equals("NotFoundException");
        }
    },

    /** Also KMS's answer to an ARN of another region. */
    KEY {
        @Override
        boolean says(String code, String message) {
            return code.equals("NotFoundException") && !message.startsWith("Invalid arn");
        }
    };

    private static final Pattern MISSING_STACK =
            Pattern.compile("Stack (with id .+|\\[.+]) does not exist\\.?", Pattern.DOTALL);

    /** Whether an error of the operation says that what was asked for does not exist. */
    abstract boolean says(String code, String message);
}
