package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.runtime.FunctionBootstrap;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;

/** The start of a service as a Lambda function. */
public final class FunctionContextFactory {

    private FunctionContextFactory() {}

    /** The context of this process, which closes it at its end. */
    static ApplicationContext context() {
        EnvironmentVariables variables = EnvironmentVariables.of(System.getenv());
        if (!FunctionBootstrap.isFrozen(variables)) {
            ParallelStartupInitializer.begin();
        }
        ApplicationContext context = context(variables);
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
        return context;
    }

    static ApplicationContext context(EnvironmentVariables variables) {
        return FunctionBootstrap.told(
                () -> builder(variables).properties(FunctionBootstrap.snapshot(variables)).start());
    }

    /**
     * A context as functions have it. Not the framework's own builder for Lambda: that makes every
     * singleton at once, such as clients that nobody asks for.
     */
    public static ApplicationContextBuilder builder(EnvironmentVariables variables) {
        return EagerRouteInitializer.in(
                variables
                        .configure(
                                ApplicationContext.builder(
                                        Environment.FUNCTION,
                                        MicronautLambdaContext.ENVIRONMENT_LAMBDA))
                        // Nothing to find out: it asks the network and the file system where it
                        // runs.
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        // Properties come with the code and from variables, and none for a start
                        // before it.
                        .bootstrapEnvironment(false)
                        .banner(false));
    }
}
