package com.thebabesclub.commerce.deploy.function;

import com.thebabesclub.commerce.deploy.queue.DeadLetters;
import com.thebabesclub.commerce.deploy.stage.ShopVariable;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.deploy.stage.Start;
import com.thebabesclub.commerce.deploy.table.ShopTable;
import com.thebabesclub.commerce.outbox.mail.MailProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.secret.SecretName;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environment variables of a function. Of secrets it has the names of their parameters only.
 */
public final class Variables {

    /** An instance that ran out of memory is replaced by one that did not. */
    private static final String CLEAN_END = "-XX:+ExitOnOutOfMemoryError";

    /** The first compiler alone: an instance seldom lives long enough for the second to pay. */
    private static final String QUICK_START =
            "-XX:+TieredCompilation -XX:TieredStopAtLevel=1 " + CLEAN_END;

    private Variables() {}

    static Map<String, String> of(
            Service service, StageSettings settings, ShopTable table, DeadLetters deadLetters) {
        Map<String, String> variables = new TreeMap<>();
        settings.shop().entrySet().stream()
                .filter(said -> service.settings().contains(said.getKey()))
                .forEach(said -> variables.put(said.getKey().name(), said.getValue()));
        variables.put(ShopVariable.COMMERCE_TABLE.name(), table.name());
        variables.put(ShopVariable.SHOP_ENV.name(), settings.environment().label());
        if (service.settings().contains(ShopVariable.CATALOG_LOCATION)) {
            variables.putIfAbsent(
                    ShopVariable.CATALOG_LOCATION.name(), CatalogProperties.PUBLISHED);
        }
        secrets(service, settings)
                .forEach(
                        secret ->
                                variables.put(
                                        secret.parameterName(),
                                        Secrets.parameter(settings.parameters(), secret)));
        if (service == Service.WEBHOOK) {
            variables.put(
                    ShopVariable.WEBHOOK_DLQ_URL.name(), deadLetters.parkedEvents().getQueueUrl());
        }
        if (service == Service.DASHBOARD) {
            String job = name(Service.JOB, settings) + ":" + ShopFunction.ALIAS;
            variables.put(ShopVariable.SYNC_FUNCTION_NAME.name(), job);
            settings.domain()
                    .ifPresent(
                            domain ->
                                    variables.putIfAbsent(
                                            ShopVariable.WEBHOOK_URL.name(),
                                            domain.url() + "/stripe/webhook"));
        }
        if (settings.start() == Start.OWN_RUNTIME) {
            variables.put("COMMERCE_FUNCTION", service.function());
        } else {
            variables.put("JAVA_TOOL_OPTIONS", service.answersRequests() ? QUICK_START : CLEAN_END);
        }
        return variables;
    }

    /** The secrets that the service needs with these settings. */
    public static Set<SecretName> secrets(Service service, StageSettings settings) {
        boolean tokensByKeys = settings.shop().containsKey(ShopVariable.JWT_JWKS_URL);
        boolean postmark = settings.mail().sender() == MailProperties.Sender.POSTMARK;
        boolean orderWebhook = settings.shop().containsKey(ShopVariable.ORDER_WEBHOOK_URL);
        return service.secrets().stream()
                .filter(secret -> secret != SecretName.JWT_SECRET || !tokensByKeys)
                .filter(secret -> secret != SecretName.POSTMARK_TOKEN || postmark)
                .filter(secret -> secret != SecretName.ORDER_WEBHOOK_SECRET || orderWebhook)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The function's name. */
    public static String name(Service service, StageSettings settings) {
        return Objects.requireNonNull(settings.functions().get(service.functionName()));
    }
}
