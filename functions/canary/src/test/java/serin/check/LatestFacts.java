package serin.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.observation.FunctionFacts;

/** A function that is there, for checks that ask no more of it. */
public final class LatestFacts {

    private LatestFacts() {}

    public static FunctionFacts any() {
        return new FunctionFacts(
                "serin-dev-sync",
                "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync",
                "$LATEST",
                "Active",
                "Successful",
                "",
                Optional.of("java25"),
                Optional.of("app.Handler"),
                60,
                512,
                List.of("arm64"),
                "arn:aws:iam::111122223333:role/sync",
                "Active",
                Map.of(),
                Optional.empty(),
                List.of(),
                "Zip",
                "sha",
                512,
                Optional.empty(),
                Optional.empty(),
                new FunctionFacts.Logging("Text", "/aws/lambda/serin-dev-sync", Optional.empty(), Optional.empty()),
                List.of(),
                List.of(),
                new FunctionFacts.Concurrency.Unreserved());
    }
}
