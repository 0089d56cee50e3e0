package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/**
 * Dashboards, whose body is answered as it was declared.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetDashboard.html">GetDashboard</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListDashboards.html">ListDashboards</a>
 */
final class Dashboards {
    static final String TYPE = "AWS::CloudWatch::Dashboard";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final int PAGE = 1_000;

    private final World world;

    Dashboards(World world) {
        this.world = world;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("GetDashboard", Set.of("DashboardName"), this::get),
                new Operation("ListDashboards", Set.of("DashboardNamePrefix", "NextToken"), this::list));
    }

    static Resource fresh(Resource fresh, World world) {
        return Fresh.of(fresh).put("LastModified", world.now().toString()).done();
    }

    private JsonNode get(Call call) throws AwsError {
        String name = Input.of(call, CloudWatchService.REFUSAL).required("DashboardName");
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    400,
                    "InvalidParameterValueException",
                    "The value for field DashboardName contains invalid characters. It can only contain alphanumerics,"
                            + " dash (-) and underscore (_).\n");
        }
        Resource dashboard = world.resources().ofType(TYPE).stream()
                .filter(each -> each.physicalId().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AwsError(404, "DashboardNotFoundError", "Dashboard " + name + " does not exist"));
        return new Answer()
                .put("DashboardArn", arn(dashboard))
                .put("DashboardBody", body(dashboard))
                .put("DashboardName", name)
                .done();
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, CloudWatchService.REFUSAL);
        String prefix = input.text("DashboardNamePrefix").orElse("");
        List<Resource> found = world.resources().ofType(TYPE).stream()
                .filter(each -> each.physicalId().startsWith(prefix))
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
        Page<Resource> page = Page.of(
                found,
                Resource::physicalId,
                PAGE,
                input.text("NextToken"),
                () -> new AwsError(400, "InvalidParameterValueException", "Request parameter NextToken is invalid"));
        Answer answer = new Answer()
                .list(
                        "DashboardEntries",
                        page.items().stream()
                                .map(each -> new Answer()
                                        .put("DashboardName", each.physicalId())
                                        .put("DashboardArn", arn(each))
                                        .time("LastModified", each.state().path("LastModified"))
                                        .put("Size", body(each).getBytes(StandardCharsets.UTF_8).length)
                                        .done())
                                .toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private String arn(Resource dashboard) {
        return "arn:aws:cloudwatch::" + world.accountId() + ":dashboard/" + dashboard.physicalId();
    }

    private static String body(Resource dashboard) {
        return Answer.compact(dashboard.properties().path("DashboardBody"));
    }
}
