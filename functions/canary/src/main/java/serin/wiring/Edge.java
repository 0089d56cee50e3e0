package serin.wiring;

import java.util.Objects;
import java.util.Optional;

/**
 * A connection, in the direction in which an event or a call goes.
 *
 * @param from a node's id
 * @param to a node's id
 * @param restsOn the resource that is no part of the picture and that the connection rests on: a permission, or a role
 * @param detail in a few words, such as "reads and writes"
 */
public record Edge(String from, String to, Basis basis, Optional<String> restsOn, String detail) {
    public Edge {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
        Objects.requireNonNull(basis, "basis is null");
        Objects.requireNonNull(restsOn, "restsOn is null");
        Objects.requireNonNull(detail, "detail is null");
    }
}
