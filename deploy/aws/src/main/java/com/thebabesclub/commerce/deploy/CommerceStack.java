package com.thebabesclub.commerce.deploy;

import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Everything that one environment of the shop consists of. */
public final class CommerceStack extends Stack {

    private CommerceStack(App app, StageSettings settings, StackProps properties) {
        super(app, "babes-commerce-" + settings.environment().label(), properties);
    }

    /** Adds the environment to the app. */
    public static CommerceStack in(App app, StageSettings settings, Artifacts artifacts) {
        Environment.Builder place = Environment.builder().region(settings.region());
        settings.account().ifPresent(place::account);
        return new CommerceStack(
                app,
                settings,
                StackProps.builder()
                        .env(place.build())
                        .description("The Babes Club: commerce, " + settings.environment().label())
                        .terminationProtection(settings.environment().isLive())
                        .build());
    }
}
