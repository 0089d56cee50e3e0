package serin.bench;

import java.util.List;

/** One question about what Serin costs. */
interface Benchmark {

    /** Such as {@code P8}. */
    String id();

    /** What is measured, in a few words. */
    String about();

    /**
     * Measures; may take minutes.
     *
     * @throws Exception when it could not be measured, which is not the same as a goal that was missed
     */
    List<Figure> measure() throws Exception;
}
