package serin.expectation;

import serin.finding.ResourceRef;

/** What the template promises about one resource. */
public interface Expectation {

    /** The template resource that makes the promise. */
    ResourceRef resource();
}
