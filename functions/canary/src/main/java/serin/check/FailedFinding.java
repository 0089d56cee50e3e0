package serin.check;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import serin.expectation.Expectation;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;

/**
 * Whether another check of the catalogue fails, for a check that wants to name its cause. What that check reads was read for its own
 * finding already, or will be: it costs no call more.
 */
public final class FailedFinding {

    private FailedFinding() {}

    /** The finding of that check on that resource of the stack, if it fails; empty too when there is no such check. */
    public static Optional<FindingRef> of(String check, ResourceRef resource, Context context) {
        return first(check::equals, resource, context);
    }

    /** The first finding on that resource that fails, in the order of the catalogue, of the checks whose id is asked for. */
    public static Optional<FindingRef> first(Predicate<String> ids, ResourceRef resource, Context context) {
        return Checks.ALL.stream()
                .filter(one -> ids.test(one.info().id()))
                .filter(one -> fails(one, new FindingRef(one.info().id(), resource.logicalId()), context))
                .map(one -> new FindingRef(one.info().id(), resource.logicalId()))
                .findFirst();
    }

    private static <E extends Expectation> boolean fails(Check<E> check, FindingRef ref, Context context) {
        return Stream.concat(Stream.of(context.stack()), context.stack().expectations().stream())
                .filter(check.about()::isInstance)
                .map(check.about()::cast)
                .filter(expected -> expected.resource().physicalId().isPresent())
                .filter(check::appliesTo)
                .filter(expected -> check.resource(expected).logicalId().equals(ref.logicalId()))
                .anyMatch(expected -> check.examine(expected, context) instanceof Outcome.Fail);
    }
}
