package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.EarlyClient;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.ServerFilter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start of a Lambda function: a wrong setting ends it with its one sentence as the error. */
final class LambdaStart {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaStart.class);

    private LambdaStart() {}

    static ApplicationContext context() {
        Settings settings = Settings.of(System.getenv());
        EarlyClient table = EarlyClient.begin(settings);
        KnownServices.install();
        return context(settings, table);
    }

    @SuppressWarnings("unchecked") // A list of annotations, which the framework wants as an array.
    static ApplicationContext context(Settings settings, Object... beans) {
        try {
            return new LambdaApplicationContextBuilder()
                    .singletons(settings)
                    .singletons(beans)
                    // Nothing to find out: it asks the network and the file system where it runs.
                    .deduceEnvironment(false)
                    .deduceCloudEnvironment(false)
                    .banner(false)
                    // The routes and filters, and with them all that reads a setting.
                    .eagerInitSingletons(false)
                    .eagerInitAnnotated(Controller.class, ServerFilter.class)
                    .start();
        } catch (RuntimeException failure) {
            SettingProblem problem = Service.settingProblem(failure).orElseThrow(() -> failure);
            LOG.error(problem.getMessage());
            throw problem;
        }
    }
}
