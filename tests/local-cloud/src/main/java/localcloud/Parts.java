package localcloud;

import java.util.List;
import localcloud.service.Part;
import localcloud.service.authorization.Authorization;
import localcloud.service.cloudwatch.CloudWatchService;
import localcloud.service.codedeploy.CodeDeployPart;
import localcloud.service.dynamodb.DynamoDbPart;
import localcloud.service.events.EventsPart;
import localcloud.service.iam.IamService;
import localcloud.service.kms.KmsService;
import localcloud.service.lambda.LambdaPart;
import localcloud.service.logs.LogsService;
import localcloud.service.s3.S3Service;
import localcloud.service.secretsmanager.SecretsManagerService;
import localcloud.service.sns.SnsService;
import localcloud.service.sqs.SqsService;
import localcloud.service.sts.StsService;
import localcloud.service.vendor.VendorPart;

/** The parts of the cloud, wired here and nowhere else; CloudFormation and the admin API come with the cloud itself. */
public final class Parts {
    private Parts() {}

    /** Every part, in the order in which they are built and reset; closed in reverse. */
    public static List<Part.Factory> all() {
        return List.of(
                DynamoDbPart::new,
                S3Service::new,
                LambdaPart::new,
                EventsPart::new,
                SqsService::part,
                SnsService::part,
                IamService::part,
                StsService::part,
                KmsService::part,
                LogsService::part,
                CloudWatchService::part,
                CodeDeployPart::new,
                SecretsManagerService::part,
                VendorPart::new,
                Authorization::part);
    }
}
