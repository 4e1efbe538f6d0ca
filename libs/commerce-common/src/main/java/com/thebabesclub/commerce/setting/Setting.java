package com.thebabesclub.commerce.setting;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/**
 * Every environment variable that the shop reads, with its default and what it should be.
 *
 * <p>The names of the first generation are the owner's; alarms and scripts out there know them. A
 * secret {@code X} may come from the variable itself or, by {@code X_PARAMETER}, from an SSM
 * parameter.
 */
public enum Setting {
    COMMERCE_TABLE(null, "the name of the DynamoDB table"),
    CORS_ALLOW_ORIGIN(
            "https://thebabesclub.com,https://www.thebabesclub.com",
            "the origins that may call the API from a browser, comma-separated"),
    SHOP_APP("babesclub", "the name that marks our objects in Stripe's metadata"),
    SHOP_NAME("The Babes Club", "the name of the shop in its letters"),
    SHOP_ENV("prod", "the environment that marks our objects in Stripe's metadata"),
    CATALOG_LOCATION(
            "classpath:catalog.json", "the catalogue: classpath:<name> or the path of a file"),
    TRUSTED_PROXIES(
            "",
            "the proxies whose X-Forwarded-For is believed on Netty: addresses, comma-separated"),

    STRIPE_SECRET(null, "the secret key of the Stripe API, sk_… or rk_…"),
    STRIPE_API_BASE("https://api.stripe.com", "the address of the Stripe API"),
    STRIPE_WEBHOOK_SECRET(
            null, "the signing secrets of the webhook endpoint, whsec_…, comma-separated"),
    STRIPE_WEBHOOK_TOLERANCE("300", "the seconds that a webhook's signature may be old"),

    WEBHOOK_MAX_ATTEMPTS("3", "the attempts after which an event is parked that fails for good"),
    WEBHOOK_PARK_AFTER_HOURS(
            "48", "the hours after which an event is parked that fails for any reason"),
    WEBHOOK_URL(
            "",
            "the address that Stripe delivers to, against which its record is checked; empty: not"),
    WEBHOOK_DLQ_URL("", "the SQS queue that is told of parked events; empty: none"),
    QUOTE_SIGNATURE_SECRET(
            null, "keyId:secret pairs, comma-separated, the first signs; a bare secret is key k1"),
    QUOTE_TTL_MINUTES("15", "the minutes that a quote's price is held"),
    QUOTE_RATE_LIMIT_PER_HOUR("300", "the quotes that one address may ask for in an hour"),
    QUOTE_RATE_LIMIT_PER_DAY("2000", "the quotes that one address may ask for in a day"),

    SESSION_TTL_MINUTES("1440", "the minutes that a checkout session stays payable"),
    CHECKOUT_RATE_LIMIT_PER_HOUR(
            "60", "the checkout sessions that one address may ask for in an hour"),
    CHECKOUT_SUCCESS_URL(
            "https://thebabesclub.com/checkout/success?session_id={CHECKOUT_SESSION_ID}",
            "where Stripe sends the customer who has paid"),
    CHECKOUT_CANCEL_URL(
            "https://thebabesclub.com/checkout/cancel",
            "where Stripe sends the customer who turns back"),
    CHECKOUT_ALLOWED_REDIRECT_ORIGINS(
            "",
            "the origins that success and cancel URLs may be on; empty: those of CORS_ALLOW_ORIGIN"),
    CHECKOUT_PAGE_HOSTS(
            "checkout.stripe.com",
            "the hosts that Stripe's payment page may be on, comma-separated; add a custom domain"),
    CHECKOUT_MODE(
            "payment",
            "the mode of the checkout session; payment is the only one that this shop has"),
    CHECKOUT_ALLOW_PROMOTION_CODES(
            "false", "whether the payment page has a field for promotion codes"),
    CHECKOUT_AUTOMATIC_TAX("false", "whether Stripe computes the tax"),
    CHECKOUT_ACCEPT_CLIENT_USER_ID(
            "true", "whether the userId of the body is recorded as unverified attribution"),
    CHECKOUT_SHIPPING_COUNTRIES(
            "US,CA", "the countries that are shipped to, or none for a digital shop"),
    CHECKOUT_SHIPPING_RATES(
            "", "the Stripe shipping rates that are offered, shr_…, comma-separated"),

    EVENT_TTL_DAYS("90", "the days that the event ledger remembers an event"),
    ORDER_TTL_DAYS("0", "the days that an order is kept, counted from its session; 0: for ever"),

    MAIL_SENDER("log", "who carries the mail: ses, postmark, or log, which only writes a line"),
    MAIL_FROM("", "the address that mail comes from, verified with the provider"),
    MAIL_SHOP_TO("", "the address at which the shop reads of its orders; empty: nowhere"),
    POSTMARK_TOKEN("", "the server token of Postmark, where it carries the mail"),
    POSTMARK_API_BASE("https://api.postmarkapp.com", "the address of the Postmark API"),

    JWT_SECRET(
            "",
            "the secret that signs the customers' tokens, at least 32 bytes; this or JWT_JWKS_URL"),
    JWT_JWKS_URL(
            "",
            "the https address of the public keys that sign the customers' tokens, in place of JWT_SECRET"),
    JWT_ISSUER("", "the issuer that a token must name; empty: any"),
    JWT_AUDIENCE("", "the audience that a token must name; empty: any"),

    SYNC_FUNCTION_NAME(
            "babes-website-stripe-nightly-sync", "the function that POST /admin/sync starts"),
    SYNC_LOOKBACK_HOURS("25", "the hours that the nightly sync looks back"),
    SYNC_MAX_SESSIONS("500", "the sessions needing work that one run of the sync repairs at most"),
    SYNC_DRY_RUN("false", "whether the sync only reports and writes nothing");

    private static final Set<String> SECRETS =
            Set.of(
                    "STRIPE_SECRET",
                    "STRIPE_WEBHOOK_SECRET",
                    "QUOTE_SIGNATURE_SECRET",
                    "JWT_SECRET",
                    "POSTMARK_TOKEN");

    private final @Nullable String fallback;
    private final String meaning;

    Setting(@Nullable String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The value where the variable is not set, empty where it must be. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** What the setting should be, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** True where the value may come from an SSM parameter and must not be seen. */
    public boolean isSecret() {
        return SECRETS.contains(name());
    }

    /** The variable that names the SSM parameter of a secret. */
    public String parameterName() {
        return name() + "_PARAMETER";
    }
}
