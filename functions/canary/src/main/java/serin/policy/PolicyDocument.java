package serin.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * A policy document, by its meaning.
 *
 * <p>The order of statements and lists, a string or a list of one, an account's number or its root ARN, {@code Sid} and
 * {@code Id}, the case of actions, operators and keys, and white space are not part of it.
 *
 * @param version {@code 2012-10-17} or, also where the document gives none, {@code 2008-10-17}
 * @param statements in the order in which they were written
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">Policy elements</a>
 */
public record PolicyDocument(String version, Set<Statement> statements) {

    /** A policy that says nothing. */
    public static final PolicyDocument EMPTY = new PolicyDocument("2012-10-17", Set.of());

    /** Far above what AWS's size limits let anyone write; a document beyond is compared statement by statement. */
    private static final long MOST_ATOMS = 100_000;

    public PolicyDocument {
        Objects.requireNonNull(version, "version is null");
        statements = Collections.unmodifiableSet(new LinkedHashSet<>(statements));
    }

    /**
     * Reads a document as AWS answers it, decoded.
     *
     * @throws MalformedPolicy when it is none
     */
    public static PolicyDocument parse(String json) {
        Value value;
        try {
            value = Json.parse(json);
        } catch (MalformedDocument e) {
            throw new MalformedPolicy(String.valueOf(e.getMessage()));
        }
        return of(value);
    }

    /**
     * Reads a document as a template gives it: an object, or a text that holds one.
     *
     * @throws MalformedPolicy when it is none, or part of it is unresolved: ask {@link Json#unresolved} first
     */
    public static PolicyDocument of(Value value) {
        return value instanceof Value.Text(var text) ? parse(text) : PolicyReader.read(value);
    }

    /** How {@code found} differs from this document. */
    public Difference to(PolicyDocument found) {
        var apart = parts() + found.parts() <= MOST_ATOMS;
        var versions = !version.equals(found.version) && (usesVariables() || found.usesVariables());
        return new Difference(
                lacking(statements, found.statements, apart),
                lacking(found.statements, statements, apart),
                versions ? List.of(version, found.version) : List.of());
    }

    /** Whether both documents say the same. */
    public boolean means(PolicyDocument other) {
        return to(other).isNone();
    }

    /** The statements that let anyone in. */
    public List<Statement> publicStatements() {
        return statements.stream().filter(Statement::isPublic).toList();
    }

    private boolean usesVariables() {
        return statements.stream().anyMatch(Statement::usesVariables);
    }

    private long parts() {
        return statements.stream().mapToLong(Statement::parts).sum();
    }

    private static List<Statement> lacking(Set<Statement> statements, Set<Statement> among, boolean apart) {
        if (!apart) {
            return statements.stream().filter(s -> !among.contains(s)).toList();
        }
        var atoms = among.stream().flatMap(s -> s.atoms().stream()).collect(Collectors.toUnmodifiableSet());
        return statements.stream().filter(s -> !atoms.containsAll(s.atoms())).toList();
    }
}
