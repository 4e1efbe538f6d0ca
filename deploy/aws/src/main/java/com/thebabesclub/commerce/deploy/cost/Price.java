package com.thebabesclub.commerce.deploy.cost;

/**
 * List prices of us-east-1 in US dollars, as known in November 2025, without free tiers and
 * discounts. Each names the page that has today's.
 */
enum Price {
    DYNAMODB_WRITE(
            Part.TABLE,
            "write request unit, on demand",
            0.625,
            1_000_000,
            "dynamodb/pricing/on-demand"),
    DYNAMODB_READ(
            Part.TABLE,
            "read request unit, on demand",
            0.125,
            1_000_000,
            "dynamodb/pricing/on-demand"),
    DYNAMODB_STORAGE(Part.TABLE, "GB stored for a month", 0.25, 1, "dynamodb/pricing/on-demand"),
    DYNAMODB_RECOVERY(
            Part.TABLE, "GB kept recoverable for a month", 0.20, 1, "dynamodb/pricing/on-demand"),
    LAMBDA_REQUEST(Part.FUNCTIONS, "invocation", 0.20, 1_000_000, "lambda/pricing"),
    LAMBDA_GB_SECOND(Part.FUNCTIONS, "GB second on arm64", 0.0000133334, 1, "lambda/pricing"),
    GATEWAY_REQUEST(
            Part.API,
            "REST API request, the first 333 million",
            3.50,
            1_000_000,
            "api-gateway/pricing"),
    GATEWAY_REQUEST_BEYOND(
            Part.API,
            "REST API request, the next 667 million",
            2.80,
            1_000_000,
            "api-gateway/pricing"),
    TRANSFER(Part.API, "GB sent to the internet", 0.09, 1, "ec2/pricing/on-demand"),
    WAF_ACL(Part.FIREWALL, "web ACL for a month", 5.00, 1, "waf/pricing"),
    WAF_RULE(Part.FIREWALL, "rule for a month", 1.00, 1, "waf/pricing"),
    WAF_REQUEST(Part.FIREWALL, "request looked at", 0.60, 1_000_000, "waf/pricing"),
    LOG_INGESTED(Part.WATCHING, "GB of logs taken in", 0.50, 1, "cloudwatch/pricing"),
    LOG_STORED(Part.WATCHING, "GB of logs kept for a month", 0.03, 1, "cloudwatch/pricing"),
    METRIC(Part.WATCHING, "custom metric for a month", 0.30, 1, "cloudwatch/pricing"),
    ALARM(Part.WATCHING, "metric of an alarm for a month", 0.10, 1, "cloudwatch/pricing"),
    DASHBOARD(Part.WATCHING, "dashboard for a month", 3.00, 1, "cloudwatch/pricing"),
    TRACE(Part.WATCHING, "trace recorded by X-Ray", 5.00, 1_000_000, "xray/pricing"),
    KEY(Part.KEYS, "KMS key for a month", 1.00, 1, "kms/pricing"),
    KEY_REQUEST(Part.KEYS, "KMS request", 0.03, 10_000, "kms/pricing"),
    PARAMETER(Part.KEYS, "standard SSM parameter", 0, 1, "systems-manager/pricing"),
    LETTER(Part.MAIL, "letter by SES", 0.10, 1_000, "ses/pricing"),
    QUEUE_REQUEST(Part.MAIL, "SQS request", 0.40, 1_000_000, "sqs/pricing"),
    TOPIC_REQUEST(Part.MAIL, "SNS e-mail of an alarm", 2.00, 100_000, "sns/pricing"),
    PAGE_REQUEST(Part.CONSOLE, "CloudFront request by HTTPS", 0.01, 10_000, "cloudfront/pricing"),
    PAGE_TRANSFER(Part.CONSOLE, "GB sent by CloudFront", 0.085, 1, "cloudfront/pricing"),
    SCHEDULE(
            Part.FUNCTIONS,
            "invocation by an EventBridge rule",
            0,
            1_000_000,
            "eventbridge/pricing");

    /** A line of the bill. */
    enum Part {
        TABLE("table (DynamoDB)"),
        FUNCTIONS("functions (Lambda)"),
        API("API Gateway and transfer"),
        FIREWALL("firewall (WAF)"),
        WATCHING("logs, metrics, alarms, traces"),
        KEYS("keys and parameters"),
        MAIL("letters and messages"),
        /** In no sum: it is not deployed unless it is asked for. */
        CONSOLE("console (CloudFront)");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Part part;
    private final String unit;
    private final double dollars;
    private final long units;
    private final String page;

    Price(Part part, String unit, double dollars, long units, String page) {
        this.part = part;
        this.unit = unit;
        this.dollars = dollars;
        this.units = units;
        this.page = page;
    }

    Part part() {
        return part;
    }

    String unit() {
        return unit;
    }

    double dollars() {
        return dollars;
    }

    /** For how many units the dollars are. */
    long units() {
        return units;
    }

    String page() {
        return "https://aws.amazon.com/" + page + "/";
    }

    double of(double quantity) {
        return quantity * dollars / units;
    }
}
