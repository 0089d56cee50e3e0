package serin.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.observation.Fingerprint;
import serin.observation.FunctionFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.FunctionFacts.Logging;

/** A live function version, one field changed at a time. */
public final class FunctionSample {
    private String version = "3";
    private String state = "Active";
    private String lastUpdateStatus = "Successful";
    private Optional<String> runtime = Optional.of("java25");
    private Optional<String> handler = Optional.of("shop.Sync::handleRequest");
    private int timeout = 300;
    private int memory = 512;
    private List<String> architectures = List.of("arm64");
    private String role = "arn:aws:iam::111122223333:role/shop-sync";
    private String tracing = "Active";
    private final Map<String, Fingerprint> environment = new HashMap<>();
    private Optional<String> environmentError = Optional.empty();
    private List<String> layers = List.of();
    private String packageType = "Zip";
    private String code = "l7RZ1bqvAnkVkVSsbz0kxdeP7gcwzPqDAM/EZkUpDYk=";
    private int storage = 512;
    private Optional<String> deadLetter = Optional.empty();
    private Optional<String> kmsKey = Optional.empty();
    private Logging logging = new Logging("JSON", "/aws/lambda/shop-sync", Optional.of("INFO"), Optional.of("INFO"));
    private List<String> subnets = List.of();
    private List<String> securityGroups = List.of();
    private Concurrency concurrency = new Concurrency.NotAnswered("a qualified look");

    public FunctionSample() {
        variable("SERIN_PROBE", "1").variable("TABLE", "shop-orders");
    }

    /** {@code $LATEST}, which bears the reserved concurrency. */
    public static FunctionSample latest() {
        return new FunctionSample().version("$LATEST").concurrency(new Concurrency.Unreserved());
    }

    public FunctionFacts facts() {
        return new FunctionFacts(
                "shop-sync",
                "arn:aws:lambda:eu-west-1:111122223333:function:shop-sync",
                version,
                state,
                lastUpdateStatus,
                "",
                runtime,
                handler,
                timeout,
                memory,
                architectures,
                role,
                tracing,
                environment,
                environmentError,
                layers,
                packageType,
                code,
                storage,
                deadLetter,
                kmsKey,
                logging,
                subnets,
                securityGroups,
                concurrency);
    }

    public FunctionSample version(String value) {
        version = value;
        return this;
    }

    public FunctionSample state(String value, String update) {
        state = value;
        lastUpdateStatus = update;
        return this;
    }

    public FunctionSample runtime(String value) {
        runtime = Optional.of(value);
        return this;
    }

    public FunctionSample handler(String value) {
        handler = Optional.of(value);
        return this;
    }

    /** An image has neither handler nor runtime. */
    public FunctionSample image() {
        runtime = Optional.empty();
        handler = Optional.empty();
        packageType = "Image";
        return this;
    }

    public FunctionSample timeout(int value) {
        timeout = value;
        return this;
    }

    public FunctionSample memory(int value) {
        memory = value;
        return this;
    }

    public FunctionSample architectures(String... values) {
        architectures = List.of(values);
        return this;
    }

    public FunctionSample role(String value) {
        role = value;
        return this;
    }

    public FunctionSample tracing(String value) {
        tracing = value;
        return this;
    }

    public FunctionSample variable(String name, String value) {
        environment.put(name, Fingerprint.of(value));
        return this;
    }

    public FunctionSample withoutVariable(String name) {
        environment.remove(name);
        return this;
    }

    public FunctionSample environmentError(String value) {
        environmentError = Optional.of(value);
        return this;
    }

    public FunctionSample layers(String... values) {
        layers = List.of(values);
        return this;
    }

    public FunctionSample code(String value) {
        code = value;
        return this;
    }

    public FunctionSample storage(int value) {
        storage = value;
        return this;
    }

    public FunctionSample deadLetter(String value) {
        deadLetter = Optional.of(value);
        return this;
    }

    public FunctionSample kmsKey(String value) {
        kmsKey = Optional.of(value);
        return this;
    }

    public FunctionSample logging(Logging value) {
        logging = value;
        return this;
    }

    public FunctionSample network(List<String> subnetIds, List<String> groupIds) {
        subnets = subnetIds;
        securityGroups = groupIds;
        return this;
    }

    public FunctionSample concurrency(Concurrency value) {
        concurrency = value;
        return this;
    }
}
