package com.thebabesclub.commerce.deploy.function;

import com.thebabesclub.commerce.deploy.stage.ShopVariable;
import com.thebabesclub.commerce.deploy.stage.StageSetting;
import com.thebabesclub.commerce.runtime.secret.SecretName;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The functions that the services run as, with what each of them is given. Quotes have one of their
 * own beside that of the rest of the checkout, of whose module they are.
 */
@SuppressWarnings("ImmutableEnumChecker") // They are: Set.of.
public enum Service {
    CHECKOUT(
            "checkout-service",
            StageSetting.CHECKOUT_FUNCTION,
            Handler.API,
            1024,
            Checkout.SECRETS,
            Checkout.FAMILIES),
    /** From the zip for the managed runtime it is the whole service, which wants all of this. */
    QUOTE(
            "checkout-service",
            StageSetting.QUOTE_FUNCTION,
            Handler.API,
            1024,
            Checkout.SECRETS,
            Checkout.FAMILIES),
    WEBHOOK(
            "webhook-service",
            StageSetting.WEBHOOK_FUNCTION,
            Handler.API,
            1024,
            Set.of(
                    SecretName.STRIPE_SECRET,
                    SecretName.STRIPE_WEBHOOK_SECRET,
                    SecretName.POSTMARK_TOKEN,
                    SecretName.ORDER_WEBHOOK_SECRET),
            Set.of("WEBHOOK", "MAIL", "POSTMARK", "SETTLE")),
    DASHBOARD(
            "dashboard-service",
            StageSetting.DASHBOARD_FUNCTION,
            Handler.API,
            1024,
            Set.of(
                    SecretName.STRIPE_SECRET,
                    SecretName.JWT_SECRET,
                    SecretName.ORDER_WEBHOOK_SECRET),
            Set.of("CATALOG", "WEBHOOK", "JWT", "TRUST", "UNPROVEN", "SETTLE")),
    JOB(
            "sync-job",
            StageSetting.JOB_FUNCTION,
            Handler.SCHEDULE,
            512,
            Set.of(
                    SecretName.STRIPE_SECRET,
                    SecretName.POSTMARK_TOKEN,
                    SecretName.ORDER_WEBHOOK_SECRET),
            Set.of("SYNC", "MAIL", "POSTMARK", "WEBHOOK", "SETTLE"));

    /** What every service reads. */
    private static final Set<String> SHARED = Set.of("CORS", "SHOP", "STRIPE", "EVENT", "ORDER");

    private static final int ANSWER_SECONDS = 10;
    private static final int JOB_SECONDS = 300;

    private final String module;
    private final StageSetting name;
    private final String handler;
    private final int memory;
    private final Set<SecretName> secrets;
    private final Set<String> families;

    Service(
            String module,
            StageSetting name,
            String handler,
            int memory,
            Set<SecretName> secrets,
            Set<String> families) {
        this.module = module;
        this.name = name;
        this.handler = handler;
        this.memory = memory;
        this.secrets = secrets;
        this.families = families;
    }

    /** The classes that Lambda calls. */
    private static final class Handler {
        static final String API = "com.thebabesclub.commerce.http.lambda.ApiHandler";
        static final String SCHEDULE = "com.thebabesclub.commerce.sync.SyncHandler";
    }

    private static final class Checkout {
        static final Set<SecretName> SECRETS =
                Set.of(
                        SecretName.STRIPE_SECRET,
                        SecretName.QUOTE_SIGNATURE_SECRET,
                        SecretName.JWT_SECRET,
                        SecretName.ORDER_WEBHOOK_SECRET);
        static final Set<String> FAMILIES =
                Set.of(
                        "CHECKOUT",
                        "QUOTE",
                        "SESSION",
                        "RESERVATION",
                        "RESERVATIONS",
                        "CATALOG",
                        "JWT",
                        "TRUST",
                        "UNPROVEN");
    }

    /** The folder of its module. */
    public String module() {
        return module;
    }

    /** The package whose work it does; empty where it does that of the whole module. */
    public Optional<String> room() {
        return this == QUOTE ? Optional.of("quote") : Optional.empty();
    }

    /** How a person calls it: the module, and the room where it is only that. */
    public String title() {
        return room().map(room -> module + ", " + room).orElse(module);
    }

    /** What a package with a runtime of its own knows it by. */
    public String function() {
        return this == JOB ? "sync" : name().toLowerCase(Locale.ROOT);
    }

    /** The setting that names its function. */
    public StageSetting functionName() {
        return name;
    }

    public String handler() {
        return handler;
    }

    /** In MiB. Lambda gives the processor by it. */
    public int memory() {
        return memory;
    }

    /** Somebody waits for an answer for eight seconds; the job has the owner's five minutes. */
    public int timeoutSeconds() {
        return this == JOB ? JOB_SECONDS : ANSWER_SECONDS;
    }

    public boolean answersRequests() {
        return this != JOB;
    }

    /** The secrets that it may need; which of them, the settings say. */
    public Set<SecretName> secrets() {
        return secrets;
    }

    /** The settings that it reads, without secrets and without those that the stack gives. */
    public Set<ShopVariable> settings() {
        EnumSet<ShopVariable> read = EnumSet.noneOf(ShopVariable.class);
        Arrays.stream(ShopVariable.values()).filter(this::isRead).forEach(read::add);
        return read;
    }

    private boolean isRead(ShopVariable setting) {
        String family = setting.name().split("_", 2)[0];
        boolean ofRequests = setting == ShopVariable.OTEL_TRACES_EXPORTER && answersRequests();
        return ofRequests || SHARED.contains(family) || families.contains(family);
    }
}
