package com.thebabesclub.commerce.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.EarlyClient;
import com.thebabesclub.commerce.web.DirectHandler;
import com.thebabesclub.commerce.web.DirectRoute;
import com.thebabesclub.commerce.web.LambdaStart;
import com.thebabesclub.commerce.web.Snapshotted;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * A function whose busiest route answers before the framework has started, and mostly without it.
 * Where Lambda freezes it into a snapshot, the framework is in there already and answers all.
 */
public abstract class DirectFunction implements RequestStreamHandler {

    /** Where Lambda says that a process is going to be frozen. */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final RequestStreamHandler handler;

    /**
     * Opens the route with what the environment says.
     *
     * @throws com.thebabesclub.commerce.setting.SettingProblem where a setting of the route is
     *     wrong
     */
    protected DirectFunction(Function<FunctionParts, DirectRoute> open) {
        Settings settings = Settings.of(System.getenv());
        EarlyClient client = EarlyClient.begin(settings);
        handler =
                isFrozen(settings)
                        ? LambdaStart.framework(settings, client)
                        : direct(settings, client, open);
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        handler.handleRequest(event, answer, context);
    }

    private static boolean isFrozen(Settings settings) {
        return settings.variable(INITIALIZATION_TYPE)
                .filter(Snapshotted.SNAP_START::equals)
                .isPresent();
    }

    private static RequestStreamHandler direct(
            Settings settings, EarlyClient client, Function<FunctionParts, DirectRoute> open) {
        FunctionParts parts = LambdaStart.told(() -> FunctionParts.of(settings, client));
        return new DirectHandler(
                LambdaStart.told(() -> open.apply(parts)),
                settings,
                parts.clock(),
                () -> LambdaStart.framework(settings, client));
    }
}
