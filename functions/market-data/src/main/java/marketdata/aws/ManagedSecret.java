package marketdata.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import marketdata.vendor.Credentials;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A secret of Secrets Manager's that holds a JSON object of texts; read once for each execution environment. */
public final class ManagedSecret implements Credentials {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerClient secrets;
    private final String name;
    private final AtomicReference<Map<String, String>> cached = new AtomicReference<>(Map.of());

    public ManagedSecret(SecretsManagerClient secrets, String name) {
        this.secrets = Objects.requireNonNull(secrets, "secrets is null");
        this.name = Objects.requireNonNull(name, "name is null");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String value(String key) {
        var values = cached.get();
        if (!values.containsKey(key)) {
            values = read();
            cached.set(values);
        }
        var value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("the secret " + name + " has no key " + key);
        }
        return value;
    }

    @Override
    public Set<String> keys() {
        return read().keySet();
    }

    private Map<String, String> read() {
        var text = secrets.getSecretValue(request -> request.secretId(name)).secretString();
        try {
            var values = new HashMap<String, String>();
            JSON.readTree(text == null ? "" : text).properties().forEach(field -> {
                if (field.getValue().isTextual()
                        && !field.getValue().textValue().isBlank()) {
                    values.put(field.getKey(), field.getValue().textValue());
                }
            });
            return Map.copyOf(values);
        } catch (JsonProcessingException e) {
            // Without the cause, which quotes what it could not read.
            throw new IllegalStateException("the secret " + name + " holds no JSON object");
        }
    }
}
