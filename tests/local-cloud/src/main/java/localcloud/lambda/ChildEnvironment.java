package localcloud.lambda;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of a child, and nothing of this process's own: those that AWS sets
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, and what a java25 function on AWS printed) and the
 * function's. What AWS fills with its own paths and addresses (LD_LIBRARY_PATH, PATH, the telemetry descriptor) is left out.
 */
final class ChildEnvironment {
    private ChildEnvironment() {}

    /**
     * Makes the variables.
     *
     * @param runtimeApi host and port
     * @param endpoint of the local cloud
     * @param logStream the name of the log stream
     */
    static Map<String, String> of(
            FunctionVersion function, SessionKeys.Keys keys, String runtimeApi, URI endpoint, String logStream) {
        var variables = new HashMap<String, String>();
        // What makes a client of AWS come here; a function that names another endpoint keeps it.
        variables.put("AWS_ENDPOINT_URL", endpoint.toString());
        variables.put("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000");
        variables.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.putAll(function.environment());
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
        variables.put("AWS_REGION", function.region());
        variables.put("AWS_DEFAULT_REGION", function.region());
        variables.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", keys.sessionToken());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.functionName());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMib()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logging().group());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        if (function.logging().json()) {
            variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
            variables.put("AWS_LAMBDA_LOG_LEVEL", function.logging().level());
        }
        variables.put("LAMBDA_TASK_ROOT", "/var/task");
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        return variables;
    }
}
