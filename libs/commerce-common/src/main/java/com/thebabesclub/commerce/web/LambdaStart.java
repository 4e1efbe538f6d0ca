package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.EarlyClient;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.MicronautLambdaContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.ServerFilter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Supplier;

/** The start of a Lambda function: a wrong setting ends it with its one sentence as the error. */
public final class LambdaStart {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaStart.class);

    private LambdaStart() {}

    static ApplicationContext context() {
        Settings settings = Settings.of(System.getenv());
        EarlyClient table = EarlyClient.begin(settings);
        return context(settings, table);
    }

    /** The framework, for a function that began without it, with what that has already. */
    public static ApiHandler framework(Settings settings, Object... beans) {
        return new ApiHandler(context(settings, beans));
    }

    @SuppressWarnings("unchecked") // A list of annotations, which the framework wants as an array.
    static ApplicationContext context(Settings settings, Object... beans) {
        return told(
                () ->
                        // Not Lambda's own builder: it makes every singleton at once, used or not.
                        ApplicationContext.builder(
                                        Environment.FUNCTION,
                                        MicronautLambdaContext.ENVIRONMENT_LAMBDA)
                                .singletons(settings)
                                .singletons(beans)
                                // Nothing to find out: it asks the network and the file system
                                // where it runs.
                                .deduceEnvironment(false)
                                .deduceCloudEnvironment(false)
                                .banner(false)
                                .bootstrapEnvironment(false)
                                // The routes and filters, and with them all that reads a setting.
                                .eagerInitAnnotated(Controller.class, ServerFilter.class)
                                .start());
    }

    /** Starts something; of a wrong setting the log tells the one sentence. */
    public static <T> T told(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException failure) {
            SettingProblem problem = Service.settingProblem(failure).orElseThrow(() -> failure);
            LOG.error(problem.getMessage());
            throw problem;
        }
    }
}
