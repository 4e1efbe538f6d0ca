package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start of a Lambda function: a wrong setting ends it with its one sentence as the error. */
final class LambdaStart {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaStart.class);

    private LambdaStart() {}

    static ApplicationContext context() {
        return context(Settings.of(System.getenv()));
    }

    static ApplicationContext context(Settings settings) {
        try {
            return new LambdaApplicationContextBuilder()
                    .singletons(settings)
                    .eagerInitSingletons(true)
                    .start();
        } catch (RuntimeException failure) {
            SettingProblem problem = Service.settingProblem(failure).orElseThrow(() -> failure);
            LOG.error(problem.getMessage());
            throw problem;
        }
    }
}
