package localcloud.service.codedeploy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import localcloud.service.AwsError;

/** One deployment to one function: what it is to do, and how far it is. Safe for concurrent use. */
final class LambdaDeployment {
    private final String id;
    private final Plan plan;
    private final Instant created;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<LifecycleEvent, Step> steps = new EnumMap<>(LifecycleEvent.class);
    private final Map<String, LifecycleEvent> executions = new HashMap<>();
    private DeploymentStatus status = DeploymentStatus.CREATED;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> completed = Optional.empty();
    private Optional<String> rollback = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private Optional<Boolean> stopWithRollback = Optional.empty();
    private int weight;
    private boolean moved;

    /** How far a lifecycle event is. */
    record Step(LifecycleEvent event, EventStatus status, Optional<Instant> start, Optional<Instant> end) {
        /** How long it took; zero while it has not ended. */
        Duration took() {
            return start.flatMap(from -> end.map(to -> Duration.between(from, to)))
                    .orElse(Duration.ZERO);
        }
    }

    /**
     * What can be seen at one moment.
     *
     * @param weight of the target version, in percent
     * @param moved whether the target version has had traffic at any time
     * @param rollback the deployment that takes this one back
     */
    record View(
            DeploymentStatus status,
            Map<LifecycleEvent, Step> steps,
            Optional<Instant> started,
            Optional<Instant> completed,
            Optional<Ending> ending,
            Optional<String> rollback,
            int weight,
            boolean moved) {}

    LambdaDeployment(String id, Plan plan, Instant created) {
        this.id = id;
        this.plan = plan;
        this.created = created;
        for (var event : LifecycleEvent.values()) {
            steps.put(event, new Step(event, EventStatus.PENDING, Optional.empty(), Optional.empty()));
        }
    }

    String id() {
        return id;
    }

    Plan plan() {
        return plan;
    }

    Instant created() {
        return created;
    }

    View view() {
        lock.lock();
        try {
            return new View(status, new EnumMap<>(steps), started, completed, ending, rollback, weight, moved);
        } finally {
            lock.unlock();
        }
    }

    void start(Instant now) {
        lock.lock();
        try {
            status = DeploymentStatus.IN_PROGRESS;
            started = Optional.of(now);
        } finally {
            lock.unlock();
        }
    }

    /** Begins an event; answers the id under which its hook reports. */
    String begin(LifecycleEvent event, Instant now) {
        lock.lock();
        try {
            steps.put(event, new Step(event, EventStatus.IN_PROGRESS, Optional.of(now), Optional.empty()));
            // Never the same, so that an answer from before a reset finds nothing.
            var execution = UUID.randomUUID().toString();
            executions.put(execution, event);
            return execution;
        } finally {
            lock.unlock();
        }
    }

    /** Ends an event that nobody else has ended. */
    void end(LifecycleEvent event, EventStatus how, Instant now) {
        lock.lock();
        try {
            var step = step(event);
            if (step.status() == EventStatus.PENDING || step.status() == EventStatus.IN_PROGRESS) {
                steps.put(event, new Step(event, how, step.start(), Optional.of(now)));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private Step step(LifecycleEvent event) {
        var step = steps.get(event);
        if (step == null) {
            throw new IllegalStateException("no step " + event);
        }
        return step;
    }

    /** What a hook reports. The first report counts; an event that has ended takes none. */
    void report(String execution, boolean success, Instant now) throws AwsError {
        lock.lock();
        try {
            var event = executions.get(execution);
            if (event == null) {
                throw CodeDeployErrors.of(
                        "InvalidLifecycleEventHookExecutionIdException",
                        "The lifecycle event hook execution ID is not one of deployment " + id);
            }
            if (step(event).status() != EventStatus.IN_PROGRESS || status.isEnd()) {
                throw CodeDeployErrors.of(
                        "LifecycleEventAlreadyCompletedException",
                        "The lifecycle event " + event.word() + " of deployment " + id + " is already complete");
            }
            end(event, success ? EventStatus.SUCCEEDED : EventStatus.FAILED, now);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an event has ended or the deployment is to stop; false when that took longer than {@code longest}. */
    boolean awaitEnd(LifecycleEvent event, Duration longest) throws InterruptedException {
        var left = longest.toNanos();
        lock.lock();
        try {
            while (step(event).status() == EventStatus.IN_PROGRESS && stopWithRollback.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@code time}, or until the deployment is to stop. */
    void pause(Duration time) throws InterruptedException {
        var left = time.toNanos();
        lock.lock();
        try {
            while (left > 0 && stopWithRollback.isEmpty()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks it to stop.
     *
     * @param withRollback whether it is to be rolled back whatever its group says
     * @return false when it has ended already
     */
    boolean stop(boolean withRollback) {
        lock.lock();
        try {
            if (status.isEnd()) {
                return false;
            }
            stopWithRollback = Optional.of(withRollback || stopWithRollback.orElse(false));
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is to stop, and if so, whether it is to be rolled back whatever its group says. */
    Optional<Boolean> stopAsked() {
        lock.lock();
        try {
            return stopWithRollback;
        } finally {
            lock.unlock();
        }
    }

    /** Notes the share of traffic that the target version has. */
    void weigh(int percent) {
        lock.lock();
        try {
            weight = percent;
            moved = moved || percent > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; events that have not begun are skipped, one that is in progress has failed. */
    void finish(Ending how, Instant now) {
        lock.lock();
        try {
            for (var event : LifecycleEvent.values()) {
                switch (step(event).status()) {
                    case PENDING -> end(event, EventStatus.SKIPPED, now);
                    case IN_PROGRESS -> end(event, EventStatus.FAILED, now);
                    case SUCCEEDED, FAILED, SKIPPED -> {
                        // Has its status.
                    }
                }
            }
            status = switch (how) {
                case Ending.Succeeded() -> DeploymentStatus.SUCCEEDED;
                case Ending.Failed failed -> DeploymentStatus.FAILED;
                case Ending.Stopped stopped -> DeploymentStatus.STOPPED;
            };
            ending = Optional.of(how);
            completed = Optional.of(now);
        } finally {
            lock.unlock();
        }
    }

    void rolledBackBy(String deploymentId) {
        lock.lock();
        try {
            rollback = Optional.of(deploymentId);
        } finally {
            lock.unlock();
        }
    }
}
