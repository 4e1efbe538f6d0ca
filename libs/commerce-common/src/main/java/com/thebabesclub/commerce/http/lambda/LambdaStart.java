package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.http.EagerRoutes;
import com.thebabesclub.commerce.runtime.setting.SettingProblem;
import com.thebabesclub.commerce.runtime.setting.Variables;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.function.Supplier;

/** The start of a Lambda function: a wrong setting ends it with its one sentence as the error. */
public final class LambdaStart {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaStart.class);

    /** Where Lambda says that a process is going to be frozen into a snapshot. */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private LambdaStart() {}

    static ApplicationContext context() {
        Variables variables = Variables.of(System.getenv());
        if (!isFrozen(variables)) {
            StartWarmUp.begin();
        }
        return context(variables);
    }

    static ApplicationContext context(Variables variables) {
        return told(() -> builder(variables).properties(snapshot(variables)).start());
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

    /** The property that switches the hooks of snapshots on, where there will be one. */
    public static Map<String, Object> snapshot(Variables variables) {
        return Map.of("crac.enabled", isFrozen(variables));
    }

    private static boolean isFrozen(Variables variables) {
        return variables.find(INITIALIZATION_TYPE).filter("snap-start"::equals).isPresent();
    }

    /** Starts something; of a wrong setting the log tells the one sentence. */
    public static <T> T told(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException failure) {
            SettingProblem problem = SettingProblem.in(failure).orElseThrow(() -> failure);
            LOG.error(problem.getMessage());
            throw problem;
        }
    }
}
