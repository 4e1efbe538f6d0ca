package com.thebabesclub.commerce.deploy.cost;

/** What is there whatever is sold, and what no budget says. */
final class Assumptions {

    static final double GIB = 1024.0 * 1024 * 1024;

    /** Memory of the functions behind the API, in GB. */
    static final double API_MEMORY = 1.0;

    /** Memory of the job, in GB. */
    static final double JOB_MEMORY = 0.5;

    /** A new environment of a function: billed milliseconds. */
    static final double COLD_MILLIS = 1_200;

    /** The share of requests that meet one. */
    static final double COLD_SHARE = 0.01;

    /** The due queue, every five minutes: its runs in a month, and what each takes at rest. */
    static final double SWEEPS = 12 * 24 * 30.0;

    static final double SWEEP_MILLIS = 400;
    static final double SWEEP_READ = 10;
    static final double SWEEP_WRITTEN = 1;
    static final double SWEEP_LOG_BYTES = 2_000;

    /** Kilobytes of an order that stay: pointer, lines, order, number, payment pointer. */
    static final double KEPT_KILOBYTES = 3.5;

    /** Kilobyte months of an order that go: quotes, sessions unpaid, events, limits. */
    static final double PASSING_KILOBYTES = 7;

    /** How long the shop has sold so much, for what is stored. */
    static final double MONTHS = 12;

    /** Kilobytes that an answer and a call to Stripe send out. */
    static final double SENT_KILOBYTES = 2.5;

    /** Bytes of the gateway's access log for each request. */
    static final double ACCESS_LOG_BYTES = 450;

    /** Months that logs are kept. */
    static final double LOG_MONTHS = 3;

    /** Rules of the firewall, and the metrics that all alarms look at. */
    static final double RULES = 6;

    static final double ALARM_METRICS = 42;

    /** X-Ray records one request a second and one in twenty of the rest. */
    static final double TRACES_A_SECOND = 1;

    static final double TRACED_SHARE = 0.05;
    static final double SECONDS = 30 * 24 * 3600.0;

    /** Requests to KMS in a month: table, queues and logs keep their data keys for minutes. */
    static final double KEY_REQUESTS = 100_000;

    static final double LETTERS_AN_ORDER = 2.03;

    /** Hours that somebody has the console open in a month, and what its pages ask in each. */
    static final double CONSOLE_HOURS = 160;

    static final double CONSOLE_REQUESTS_AN_HOUR = 4 * 60;
    static final double CONSOLE_MILLIS = 30;
    static final double CONSOLE_READ = 1.5;
    static final double CONSOLE_LOG_BYTES = 900;

    /** Megabytes of the pages' files that a browser has to fetch in a month. */
    static final double PAGES_MEGABYTES = 20;

    /** Secrets by SSM. */
    static final double PARAMETERS = 6;

    private Assumptions() {}
}
