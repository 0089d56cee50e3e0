package serin.probe;

/** A harmless call of a dependency, made with the function's own client: it returns, or fails as that client fails. */
@FunctionalInterface
public interface Call {
    void make() throws Exception;
}
