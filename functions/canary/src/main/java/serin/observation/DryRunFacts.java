package serin.observation;

/** A dry run's answer; AWS answers 204 when the call would be allowed. */
public record DryRunFacts(int statusCode) {}
