package com.thebabesclub.commerce.deploy.stage;

import java.util.Locale;

/**
 * What can be chosen of a deployment, with the value where an environment's file and the command
 * line say nothing.
 */
public enum StageSetting {
    ACCOUNT("", "the twelve digits of the AWS account; empty: that of the credentials"),
    REGION("us-east-1", "the AWS region"),
    DOMAIN("", "the host name of the API, such as api.thebabesclub.com; empty: none is made"),
    CERTIFICATE("", "the ARN of the domain's certificate in the region; empty: one is requested"),
    HOSTED_ZONE("", "the id of the domain's hosted zone in Route 53; empty: its DNS is elsewhere"),

    EXISTING_DOMAIN(
            "", "the host name of a domain that API Gateway has already; domain is empty then"),
    DOMAIN_PATH(
            "", "the base path of the existing domain that leads here; empty: the whole domain"),
    EXISTING_TABLE("", "the name of a table that is there already; empty: one is made"),
    EXISTING_TABLE_KEY("", "the ARN of the KMS key of the existing table; empty: AWS owns it"),
    EXISTING_API("", "the id of a REST API that is there already; empty: one is made"),
    EXISTING_API_ROOT("", "the id of the root resource of the existing REST API"),
    EXISTING_API_NAME(
            "", "the name of the existing REST API, under which CloudWatch has its metrics"),
    EXISTING_API_STAGE(
            "", "the stage of the existing REST API that is there already; empty: one is made"),
    API_STAGE("prod", "the stage of the REST API, the first part of its paths"),

    START("snapstart", "how the functions start: managed, snapstart or own-runtime"),
    ARCHITECTURE("arm64", "the processor of the functions: arm64 or x86_64"),
    CHECKOUT_FUNCTION(
            "babes-website-checkout-create-session", "the name of the checkout's function"),
    QUOTE_FUNCTION("babes-website-cart-quote", "the name of the function that quotes"),
    WEBHOOK_FUNCTION("babes-website-stripe-webhook", "the name of the webhook's function"),
    DASHBOARD_FUNCTION(
            "babes-website-dashboard-list-orders", "the name of the dashboard's function"),
    JOB_FUNCTION("babes-website-stripe-nightly-sync", "the name of the nightly job's function"),
    SCHEDULES("on", "on or off: off where the job must not run yet"),
    SYNC_RULE("babes-stripe-nightly-sync", "the name of the rule that starts the nightly sync"),
    SYNC_SCHEDULE(
            "cron(0 2 * * ? *)",
            "when the nightly sync starts, in UTC and as EventBridge writes it: cron(…) or rate(…)"),
    JOB_CONCURRENCY(
            "2",
            "the runs of the job at a time that are reserved; 0: none, for an account whose limit"
                    + " is too low to reserve any"),

    CONSOLE_DOMAIN(
            "", "the host name of the operator's console; empty: the console is not deployed"),
    CONSOLE_CERTIFICATE(
            "", "the ARN of the console's certificate in us-east-1, where CloudFront looks for it"),
    CONSOLE_HOSTED_ZONE(
            "",
            "the id of the hosted zone in Route 53 that the console's host name is in; empty: its"
                    + " DNS is elsewhere"),
    CONSOLE_ISSUER("", "the OpenID issuer at which the shop's people sign in, an https address"),
    CONSOLE_CLIENT("", "the id of the console as a public client of that issuer"),
    CONSOLE_SIGN_IN(
            "",
            "the origin of the issuer's token endpoint, where that is another one, as Cognito's is"),

    PARAMETERS("/babesclub", "the path of the SSM parameters that hold the secrets"),
    PARAMETERS_KEY("", "the ARN of the KMS key of the parameters; empty: the one of SSM"),
    FIREWALL("on", "on or off: whether a firewall of AWS stands before the API"),
    LOG_DAYS("90", "the days that logs are kept: 7, 14, 30, 60, 90, 180, 365, 731, 1827 or 3653"),
    ALARM_MAIL("", "the address that is told of alarms; empty: whoever subscribes to the topic");

    private final String fallback;
    private final String meaning;

    StageSetting(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The name as it is written: {@code existing-table}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value where nothing else is said. */
    public String fallback() {
        return fallback;
    }

    /** What the setting should be, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }
}
