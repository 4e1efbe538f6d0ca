package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Variables;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.ServerFilter;

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
        KnownServices.install();
        return context(Variables.of(System.getenv()));
    }

    static ApplicationContext context(Variables variables) {
        return told(() -> builder(variables).properties(snapshot(variables)).start());
    }

    /**
     * A context as functions have it. Not the framework's own builder for Lambda: that makes every
     * singleton at once, such as clients that nobody asks for.
     */
    @SuppressWarnings("unchecked") // A list of annotations, which the framework wants as an array.
    public static ApplicationContextBuilder builder(Variables variables) {
        return variables
                .configure(
                        ApplicationContext.builder(
                                Environment.FUNCTION, MicronautLambdaContext.ENVIRONMENT_LAMBDA))
                // Nothing to find out: it asks the network and the file system where it runs.
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                // The routes and filters, and with them all that reads a setting.
                .eagerInitAnnotated(Controller.class, ServerFilter.class);
    }

    /** The property that switches the hooks of snapshots on, where there will be one. */
    public static Map<String, Object> snapshot(Variables variables) {
        boolean isFrozen =
                variables.find(INITIALIZATION_TYPE).filter("snap-start"::equals).isPresent();
        return Map.of("crac.enabled", isFrozen);
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
