package com.thebabesclub.commerce.deploy;

import com.thebabesclub.commerce.deploy.access.ShopRole;
import com.thebabesclub.commerce.deploy.alarm.Alarms;
import com.thebabesclub.commerce.deploy.alarm.Watched;
import com.thebabesclub.commerce.deploy.api.ShopApi;
import com.thebabesclub.commerce.deploy.console.ConsoleSite;
import com.thebabesclub.commerce.deploy.edge.Firewall;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.deploy.function.ShopFunction;
import com.thebabesclub.commerce.deploy.function.ShopFunctions;
import com.thebabesclub.commerce.deploy.key.ShopKey;
import com.thebabesclub.commerce.deploy.overview.Overview;
import com.thebabesclub.commerce.deploy.overview.SavedQueries;
import com.thebabesclub.commerce.deploy.queue.DeadLetters;
import com.thebabesclub.commerce.deploy.review.Reviewed;
import com.thebabesclub.commerce.deploy.schedule.Schedules;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.deploy.table.ShopTable;

import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.kms.Key;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that one environment of the shop consists of. */
public final class CommerceStack extends Stack {

    private CommerceStack(
            App app, StageSettings settings, Artifacts artifacts, StackProps properties) {
        super(app, "babes-commerce-" + settings.environment().label(), properties);
        Key key = ShopKey.in(this);
        ShopTable table = ShopTable.in(this, settings, key);
        DeadLetters deadLetters = DeadLetters.in(this, settings, key);
        Map<Service, ShopFunction> functions =
                ShopFunctions.in(
                        this,
                        settings,
                        artifacts,
                        table,
                        deadLetters,
                        key,
                        (service, log) ->
                                ShopRole.in(this, settings, service, log, table, deadLetters, key));
        ShopApi api = ShopApi.in(this, settings, functions, key);
        Optional<String> firewall = Firewall.in(this, settings, api);
        settings.console()
                .ifPresent(
                        console ->
                                ConsoleSite.in(this, settings, console, api, artifacts.console()));
        Schedules.in(
                this, settings, Objects.requireNonNull(functions.get(Service.JOB)), deadLetters);
        Watched watched =
                new Watched(
                        settings.environment().label(),
                        getRegion(),
                        functions.entrySet().stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, f -> f.getValue().name())),
                        api.name(),
                        settings.apiStage(),
                        firewall,
                        table.name(),
                        deadLetters.parkedEvents().getQueueName(),
                        deadLetters.failedRuns().getQueueName());
        Alarms.in(this, settings, watched, key);
        Overview.in(this, settings, watched);
        SavedQueries.in(this, settings, functions.values());
        CfnOutput.Builder.create(this, "Url")
                .description("Where the API answers beside its domain")
                .value(api.url())
                .build();
        Tags.of(this).add("shop", "babes-club");
        Tags.of(this).add("environment", settings.environment().label());
        Reviewed.as(this);
    }

    /** Adds the environment to the app. */
    public static CommerceStack in(App app, StageSettings settings, Artifacts artifacts) {
        Environment.Builder place = Environment.builder().region(settings.region());
        settings.account().ifPresent(place::account);
        return new CommerceStack(
                app,
                settings,
                artifacts,
                StackProps.builder()
                        .env(place.build())
                        .description("The Babes Club: commerce, " + settings.environment().label())
                        .terminationProtection(settings.environment().isLive())
                        .build());
    }
}
