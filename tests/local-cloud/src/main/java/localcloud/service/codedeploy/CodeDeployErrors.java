package localcloud.service.codedeploy;

import localcloud.service.AwsError;
import localcloud.service.projection.Refusal;

/** CodeDeploy's errors: codes as in the API model, all of status 400; the messages follow the model's descriptions. */
final class CodeDeployErrors {
    static final Refusal REFUSAL = Refusal.withCode("ValidationException");

    private CodeDeployErrors() {}

    static AwsError of(String code, String message) {
        return new AwsError(400, code, message);
    }

    static AwsError noApplication(String name) {
        return of("ApplicationDoesNotExistException", "No application found for name: " + name);
    }

    static AwsError noGroup(String name) {
        return of("DeploymentGroupDoesNotExistException", "No Deployment Group found for name: " + name);
    }

    static AwsError noDeployment(String id) {
        return of("DeploymentDoesNotExistException", "The deployment " + id + " could not be found");
    }
}
