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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Services as Lambda functions. */
final class Functions {

    static final String CHECKOUT = "checkout-service";
    static final String WEBHOOK = "webhook-service";
    static final String DASHBOARD = "dashboard-service";

    static final String SYNC_HANDLER = "com.thebabesclub.commerce.sync.SyncHandler";

    /** A start ends where its cache does not fit. */
    private static final Map<String, String> ONLY_WITH_CACHE =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

    private Functions() {}

    /** All from the zips for the managed runtime. */
    static Map<Deployed, LocalFunction> managed(World world) {
        return started(function -> managed(function.service(), Deployed.HANDLER, world));
    }

    /** All from the zips with a runtime of their own, each on its own cache. */
    static Map<Deployed, LocalFunction> runtime(World world) {
        return started(function -> runtime(function, world));
    }

    /** A function from the zip with a runtime of its own. */
    static FunctionSettings runtime(Deployed function, World world) {
        Path root = Packages.runtime(function.service());
        return settings(Runtimes.bootstrap(root), Deployed.HANDLER, root, world)
                .with(ONLY_WITH_CACHE)
                .with(Map.of("COMMERCE_FUNCTION", function.function()));
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
        return answer(function, Event.of(event));
    }

    static byte[] answer(LocalFunction function, Event event) {
        Outcome outcome = function.invoke(event);
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }

    private static Map<Deployed, LocalFunction> started(
            Function<Deployed, FunctionSettings> settings) {
        Map<Deployed, LocalFunction> functions = new EnumMap<>(Deployed.class);
        for (Deployed deployed : Deployed.values()) {
            LocalFunction function = new LocalFunction(settings.apply(deployed));
            Runtime.getRuntime().addShutdownHook(new Thread(function::close));
            functions.put(deployed, function);
        }
        return functions;
    }

    private static FunctionSettings settings(
            List<String> command, String handler, Path root, World world) {
        return FunctionSettings.of(command, handler, root).with(world.variables());
    }
}
