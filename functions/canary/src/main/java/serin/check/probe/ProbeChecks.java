package serin.check.probe;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import serin.check.Check;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;

/** The checks that ask a function from inside. */
public final class ProbeChecks {
    private static final String INVOKE = "lambda:InvokeFunction";
    private static final String GET_FUNCTION = "lambda:GetFunction";

    private static final ProbeAnswers ANSWERS = new ProbeAnswers();
    private static final Inside INSIDE = new Inside(ANSWERS);

    /** IAM's names of what only reads items begin with these words. */
    private static final List<String> READS = List.of(
            "read",
            "dynamodb:Get",
            "dynamodb:BatchGet",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:Describe",
            "dynamodb:ConditionCheck",
            "dynamodb:PartiQLSelect");

    private static final List<DependencyBehaves> DEPENDENCIES = List.of(
            row(
                    "table-readable",
                    "can read its tables",
                    Severity.CRITICAL,
                    "table that it reads",
                    dependency -> dependency.kind() == Dependency.Kind.TABLE && reads(dependency),
                    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html",
                    "Allow the function's role the named action on the named table and on the table's key, and see that the table that its environment names exists."),
            row(
                    "table-writable",
                    "can write its tables",
                    Severity.CRITICAL,
                    "table that it writes",
                    dependency -> dependency.kind() == Dependency.Kind.TABLE && !reads(dependency),
                    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html",
                    "Allow the function's role the named action on the named table and on the table's key, and see that the table that its environment names exists."),
            row(
                    "index-readable",
                    "can query its indexes",
                    Severity.HIGH,
                    "index",
                    of(Dependency.Kind.INDEX),
                    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html",
                    "Allow the function's role dynamodb:Query on the index's own ARN (table/NAME/index/NAME), and see that the index exists."),
            row(
                    "bus-writable",
                    "can put events onto its buses",
                    Severity.CRITICAL,
                    "bus",
                    of(Dependency.Kind.BUS),
                    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html",
                    "Allow the function's role events:PutEvents on the bus, with no condition that its source or detail-type does not meet.",
                    Set.of(INVOKE, GET_FUNCTION, "events:ListRules"),
                    Unproven::bus),
            row(
                    "secret-readable",
                    "can read its secrets, which hold what it needs",
                    Severity.CRITICAL,
                    "secret",
                    of(Dependency.Kind.SECRET),
                    "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html",
                    "Allow the function's role secretsmanager:GetSecretValue on the secret and kms:Decrypt on its key, and put the named keys into the secret."),
            row(
                    "key-usable",
                    "can use its keys",
                    Severity.CRITICAL,
                    "key",
                    of(Dependency.Kind.KEY),
                    "https://docs.aws.amazon.com/kms/latest/developerguide/control-access.html",
                    "Allow the function's role the named action in the key's policy or, where that hands it over to IAM, in the role's."),
            row(
                    "queue-writable",
                    "can send to its queues",
                    Severity.CRITICAL,
                    "queue",
                    of(Dependency.Kind.QUEUE),
                    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html",
                    "Allow the function's role sqs:SendMessage on the queue, and the queue's key if it has one."),
            row(
                    "host-reachable",
                    "reaches its hosts",
                    Severity.HIGH,
                    "host outside AWS",
                    of(Dependency.Kind.HOST),
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html",
                    "See that the host's name, port and certificate are right, and that the function's network has a way out to it."),
            row(
                    "environment-present",
                    "has its environment variables",
                    Severity.CRITICAL,
                    "environment variable",
                    of(Dependency.Kind.ENVIRONMENT),
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                    "Set the named variable in the template's Environment of this function, and deploy."));

    public static final List<Check<?>> ALL = Stream.of(
                    List.<Check<?>>of(
                            ANSWERS,
                            new ProbeVersionServes(ANSWERS),
                            new RehearsalPerforms(INSIDE, DEPENDENCIES),
                            new EventAccepted(INSIDE)),
                    DEPENDENCIES)
            .<Check<?>>flatMap(List::stream)
            .toList();

    private ProbeChecks() {}

    private static boolean reads(Dependency dependency) {
        return READS.stream().anyMatch(dependency.operation()::startsWith);
    }

    private static Predicate<Dependency> of(Dependency.Kind kind) {
        return dependency -> dependency.kind() == kind;
    }

    private static DependencyBehaves row(
            String name,
            String title,
            Severity severity,
            String noun,
            Predicate<Dependency> concerns,
            String source,
            String remediation) {
        return row(
                name,
                title,
                severity,
                noun,
                concerns,
                source,
                remediation,
                Set.of(INVOKE, GET_FUNCTION),
                (dependency, _) -> Unproven.told(dependency));
    }

    private static DependencyBehaves row(
            String name,
            String title,
            Severity severity,
            String noun,
            Predicate<Dependency> concerns,
            String source,
            String remediation,
            Set<String> reads,
            BiFunction<Dependency, Heard, Outcome> unproven) {
        return new DependencyBehaves(
                new CheckInfo("probe." + name, title, severity, reads, Set.of(), source, remediation),
                INSIDE,
                noun,
                concerns,
                unproven);
    }
}
