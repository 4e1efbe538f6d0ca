package com.thebabesclub.commerce.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;
import com.thebabesclub.lambda.local.Runtimes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Services as Lambda functions. */
final class Functions {

    static final String CHECKOUT = "checkout-service";
    static final String WEBHOOK = "webhook-service";
    static final String DASHBOARD = "dashboard-service";

    static final String API_HANDLER = "com.thebabesclub.commerce.web.ApiHandler";
    static final String SYNC_HANDLER = "com.thebabesclub.commerce.sync.SyncHandler";

    private static final List<String> SERVICES = List.of(CHECKOUT, WEBHOOK, DASHBOARD);

    private Functions() {}

    /** The three services from their zips for the managed runtime. */
    static Map<String, LocalFunction> managed(World world) {
        return started(service -> managed(service, API_HANDLER, world));
    }

    /** The three services from their zips with a runtime of their own. */
    static Map<String, LocalFunction> runtime(World world) {
        return started(
                service -> {
                    Path root = Packages.runtime(service);
                    return settings(Runtimes.bootstrap(root), API_HANDLER, root, world);
                });
    }

    /** A service from its zip for the managed runtime. */
    static FunctionSettings managed(
            String service, String handler, World world, String... options) {
        Path root = Packages.managed(service);
        return settings(
                Runtimes.managedJava(Server.JAVA, Packages.WORK, handler, options),
                handler,
                root,
                world);
    }

    static Door restApi(LocalFunction function) {
        return Door.restApi(Clock.systemUTC(), event -> answer(function, event));
    }

    static Door httpApi(LocalFunction function) {
        return Door.httpApi(Clock.systemUTC(), event -> answer(function, event));
    }

    static byte[] answer(LocalFunction function, byte[] event) {
        Outcome outcome = function.invoke(Event.of(event));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }

    private static Map<String, LocalFunction> started(Function<String, FunctionSettings> settings) {
        Map<String, LocalFunction> functions = new LinkedHashMap<>();
        for (String service : SERVICES) {
            LocalFunction function = new LocalFunction(settings.apply(service));
            Runtime.getRuntime().addShutdownHook(new Thread(function::close));
            functions.put(service, function);
        }
        return functions;
    }

    private static FunctionSettings settings(
            List<String> command, String handler, Path root, World world) {
        return FunctionSettings.of(command, handler, root).with(world.variables());
    }
}
