package serin.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.template.ResolvedTemplate;

/**
 * How much of a stack a run has really looked at.
 *
 * @param checksEvaluated findings that rest on an answer of the cloud
 * @param checksApplicable all findings
 * @param propertiesVerified declared top-level properties that an evaluated check verifies
 * @param propertiesDeclared declared top-level properties of every resource of the template
 */
public record Coverage(int checksEvaluated, int checksApplicable, int propertiesVerified, int propertiesDeclared) {

    public static Coverage of(List<Finding> findings, ResolvedTemplate template) {
        var declared = declared(template);
        var verified = findings.stream()
                .filter(Coverage::evaluated)
                .flatMap(finding -> finding.check().verifies().stream()
                        .map(property -> new Property(finding.resource().logicalId(), property)))
                .filter(declared::contains)
                .collect(Collectors.toSet());
        var evaluated = findings.stream().filter(Coverage::evaluated).count();
        return new Coverage(Math.toIntExact(evaluated), findings.size(), verified.size(), declared.size());
    }

    /** Nothing was looked at, since the stack could not be read. */
    static Coverage none() {
        return new Coverage(0, 1, 0, 0);
    }

    private record Property(String logicalId, String name) {}

    private static Set<Property> declared(ResolvedTemplate template) {
        var declared = new HashSet<Property>();
        template.resources()
                .forEach((logicalId, resource) -> resource.properties()
                        .entries()
                        .keySet()
                        .forEach(name -> declared.add(new Property(logicalId, name))));
        return declared;
    }

    private static boolean evaluated(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Pass _, Outcome.Fail _, Outcome.Waived _ -> true;
            case Outcome.Unknown _, Outcome.Skipped _ -> false;
        };
    }
}
