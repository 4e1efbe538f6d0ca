package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.http.EagerRoutes;
import com.thebabesclub.commerce.runtime.FunctionStart;
import com.thebabesclub.commerce.runtime.setting.Variables;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;

/** The start of a service as a Lambda function. */
public final class LambdaStart {

    private LambdaStart() {}

    static ApplicationContext context() {
        Variables variables = Variables.of(System.getenv());
        if (!FunctionStart.isFrozen(variables)) {
            StartWarmUp.begin();
        }
        return context(variables);
    }

    static ApplicationContext context(Variables variables) {
        return FunctionStart.told(
                () -> builder(variables).properties(FunctionStart.snapshot(variables)).start());
    }

    /**
     * A context as functions have it. Not the framework's own builder for Lambda: that makes every
     * singleton at once, such as clients that nobody asks for.
     */
    public static ApplicationContextBuilder builder(Variables variables) {
        return EagerRoutes.in(
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
