package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/** Archives of a bus's events. */
final class Archives {
    static final String TYPE = "AWS::Events::Archive";

    private final World world;

    Archives(World world) {
        this.world = world;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("DescribeArchive", Set.of("ArchiveName"), this::describe),
                new Operation(
                        "ListArchives",
                        Set.of("NamePrefix", "EventSourceArn", "State", "Limit", "NextToken"),
                        this::list));
    }

    static Optional<Resource> named(String name, World world) {
        return world.resources().ofType(TYPE).stream()
                .filter(each -> each.physicalId().equals(name))
                .findFirst();
    }

    static String arn(Resource archive, World world) {
        return "arn:aws:events:" + world.region() + ":" + world.accountId() + ":archive/" + archive.physicalId();
    }

    private JsonNode describe(Call call) throws AwsError {
        String name = Input.of(call, EventsService.REFUSAL).required("ArchiveName");
        Resource archive =
                named(name, world).orElseThrow(() -> EventsService.notFound("Archive " + Input.abbreviated(name)));
        ObjectNode answer = summary(archive);
        answer.setAll(new Answer()
                .put("ArchiveArn", arn(archive, world))
                .text("Description", archive.properties().path("Description"))
                .json("EventPattern", archive.properties().path("EventPattern"))
                .text("KmsKeyIdentifier", archive.properties().path("KmsKeyIdentifier"))
                .done());
        return answer;
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, EventsService.REFUSAL);
        String prefix = input.text("NamePrefix").orElse("");
        Optional<String> source = input.text("EventSourceArn");
        if (source.isPresent()) {
            new Buses(world).existing(source.get());
        }
        Optional<String> state = input.text("State");
        List<Resource> matching = all().stream()
                .filter(archive -> archive.physicalId().startsWith(prefix))
                .filter(archive -> source.isEmpty()
                        || archive.properties().path("SourceArn").asText().equals(source.get()))
                .filter(archive -> state.isEmpty()
                        || archive.state().path("State").asText().equals(state.get()))
                .toList();
        Page<Resource> page = Page.of(
                matching,
                Resource::physicalId,
                input.number("Limit", EventsService.PAGE, 1, EventsService.PAGE),
                input.text("NextToken"),
                EventsService::badToken);
        Answer answer = new Answer()
                .list("Archives", page.items().stream().map(Archives::summary).toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private List<Resource> all() {
        return world.resources().ofType(TYPE).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
    }

    private static ObjectNode summary(Resource archive) {
        return new Answer()
                .put("ArchiveName", archive.physicalId())
                .text("EventSourceArn", archive.properties().path("SourceArn"))
                .text("State", archive.state().path("State"))
                .text("StateReason", archive.state().path("StateReason"))
                .number("RetentionDays", archive.properties().path("RetentionDays"))
                .number("SizeBytes", archive.state().path("SizeBytes"))
                .number("EventCount", archive.state().path("EventCount"))
                .time("CreationTime", archive.state().path("CreationTime"))
                .done();
    }
}
