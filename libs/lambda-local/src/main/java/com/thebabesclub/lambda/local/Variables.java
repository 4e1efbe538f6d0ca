package com.thebabesclub.lambda.local;

import java.util.HashMap;
import java.util.Map;

/** The variables that Lambda sets for a function. */
final class Variables {

    private Variables() {}

    /** The function's own come last, but for those that no function can change. */
    static Map<String, String> of(FunctionSettings settings, String runtimeApi) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.putAll(settings.environment());
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("_HANDLER", settings.handler());
        variables.put("LAMBDA_TASK_ROOT", settings.taskRoot().toAbsolutePath().toString());
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        variables.put(
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                settings.snapStart() ? "snap-start" : "on-demand");
        return variables;
    }
}
