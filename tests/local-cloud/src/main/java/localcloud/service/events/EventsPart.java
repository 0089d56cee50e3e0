package localcloud.service.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.service.AdminRoute;
import localcloud.service.Ground;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.Timetable;

/** What EventBridge brings to the cloud: its service, the way from an event to its targets, and schedules that can be fired. */
public final class EventsPart implements Part {
    private final EventsService service;
    private final ArchivedEvents archived = new ArchivedEvents();
    private final Router router;
    private final Schedules schedules;

    public EventsPart(Ground ground) {
        router = new Router(ground, archived);
        service = new EventsService(ground.world(), router, archived);
        schedules = new Schedules(ground.world(), router);
        ground.courier().register("events", router);
    }

    @Override
    public List<Service> services() {
        return List.of(service);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return service.initialStates();
    }

    @Override
    public List<AdminRoute> adminRoutes() {
        return schedules.routes();
    }

    @Override
    public Optional<Timetable> timetable() {
        return Optional.of(schedules);
    }

    @Override
    public void reset() {
        router.forget();
        archived.forget();
        service.forget();
    }
}
