package com.thebabesclub.commerce.deploy.function;

import com.thebabesclub.commerce.deploy.Artifacts;
import com.thebabesclub.commerce.deploy.queue.DeadLetters;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.deploy.table.ShopTable;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** All functions, each with its own log and its own role. */
public final class ShopFunctions {

    private ShopFunctions() {}

    /**
     * The functions, by service.
     *
     * @param roles what each may do, given its log
     */
    public static Map<Service, ShopFunction> in(
            Stack stack,
            StageSettings settings,
            Artifacts artifacts,
            ShopTable table,
            DeadLetters deadLetters,
            IKey key,
            BiFunction<Service, LogGroup, Role> roles) {
        Map<Service, ShopFunction> functions = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            LogGroup log = log(stack, settings, service, key);
            functions.put(
                    service,
                    ShopFunction.in(
                            stack,
                            service,
                            settings,
                            artifacts,
                            roles.apply(service, log),
                            log,
                            Variables.of(service, settings, table, deadLetters)));
        }
        return functions;
    }

    private static LogGroup log(Stack stack, StageSettings settings, Service service, IKey key) {
        return LogGroup.Builder.create(stack, "Log" + service.name().toLowerCase(Locale.ROOT))
                .logGroupName("/aws/lambda/" + Variables.name(service, settings))
                .retention(settings.logs())
                .encryptionKey(key)
                .removalPolicy(settings.whatIsLeft())
                .build();
    }
}
