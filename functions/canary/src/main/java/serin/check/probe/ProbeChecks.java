package serin.check.probe;

import java.util.List;
import serin.check.Check;

/** The checks that ask a function from inside. */
public final class ProbeChecks {

    private static final ProbeAnswers ANSWERS = new ProbeAnswers();

    public static final List<Check<?>> ALL = List.of(ANSWERS, new ProbeVersionServes(ANSWERS));

    private ProbeChecks() {}
}
