package com.thebabesclub.commerce.function;

import com.thebabesclub.commerce.metric.EmbeddedMetrics;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.SsmSecretSource;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.EarlyClient;
import com.thebabesclub.commerce.web.Ambient;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** What a route is made of that a function opens without the framework. */
public record FunctionParts(
        Settings settings,
        CommerceTable table,
        SecretSource secrets,
        Clock clock,
        RandomGenerator random,
        Metrics metrics) {

    static FunctionParts of(Settings settings, EarlyClient client) {
        Ambient ambient = new Ambient();
        return new FunctionParts(
                settings,
                new CommerceTable(client.client(), settings.text(Setting.COMMERCE_TABLE)),
                new SsmSecretSource(settings),
                ambient.clock(),
                ambient.random(),
                EmbeddedMetrics.of(settings, ambient.clock()));
    }
}
