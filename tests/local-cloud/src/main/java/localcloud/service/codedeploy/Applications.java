package localcloud.service.codedeploy;

import java.util.List;
import java.util.regex.Pattern;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;

/** The applications, found as callers name them. */
final class Applications {
    static final String TYPE = "AWS::CodeDeploy::Application";
    /** ApplicationName has 1 to 100 characters; which, the API model does not say. */
    private static final Pattern NAME = Pattern.compile("[\\w.+=,@-]{1,100}");

    private Applications() {}

    static List<String> names(World world) {
        return world.resources().ofType(TYPE).stream()
                .map(Resource::physicalId)
                .sorted()
                .toList();
    }

    static Resource get(World world, String name) throws AwsError {
        if (name.isEmpty()) {
            throw CodeDeployErrors.of("ApplicationNameRequiredException", "Application name is required");
        }
        if (!NAME.matcher(name).matches()) {
            throw CodeDeployErrors.of(
                    "InvalidApplicationNameException", "Application name is not in a valid format: " + name);
        }
        return world.resources().ofType(TYPE).stream()
                .filter(application -> application.physicalId().equals(name))
                .findFirst()
                .orElseThrow(() -> CodeDeployErrors.noApplication(name));
    }
}
