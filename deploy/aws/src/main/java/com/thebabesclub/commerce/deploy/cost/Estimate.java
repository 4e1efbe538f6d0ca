package com.thebabesclub.commerce.deploy.cost;

import static com.thebabesclub.commerce.deploy.cost.Assumptions.*;

import com.thebabesclub.commerce.deploy.cost.Price.Part;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The bill of one stage for a month, by what is used of each thing that has a price. */
final class Estimate {

    private static final double CHEAPER_BEYOND = 333_000_000;

    private final long orders;
    private final Map<Price, Double> used = new EnumMap<>(Price.class);

    private Estimate(long orders) {
        this.orders = orders;
    }

    static Estimate ofOrders(long aMonth) {
        Estimate estimate = new Estimate(aMonth);
        estimate.table();
        estimate.functions();
        estimate.gateway();
        estimate.watching();
        estimate.rest();
        return estimate;
    }

    /** What one operator's console adds, where it is deployed. */
    static Estimate ofConsole() {
        Estimate estimate = new Estimate(0);
        double requests = CONSOLE_HOURS * CONSOLE_REQUESTS_AN_HOUR;
        double sent = requests * SENT_KILOBYTES * 1024 / GIB;
        estimate.use(Price.PAGE_REQUEST, requests);
        estimate.use(Price.PAGE_TRANSFER, sent + PAGES_MEGABYTES / 1024);
        estimate.use(Price.GATEWAY_REQUEST, requests);
        estimate.use(Price.WAF_REQUEST, requests);
        estimate.use(Price.LAMBDA_REQUEST, requests);
        estimate.use(Price.LAMBDA_GB_SECOND, requests * CONSOLE_MILLIS * API_MEMORY / 1000);
        estimate.use(Price.DYNAMODB_READ, requests * CONSOLE_READ);
        estimate.use(Price.LOG_INGESTED, requests * (CONSOLE_LOG_BYTES + ACCESS_LOG_BYTES) / GIB);
        return estimate;
    }

    long orders() {
        return orders;
    }

    /** Dollars of one line of the bill. */
    double dollars(Part part) {
        return used.entrySet().stream()
                .filter(each -> each.getKey().part() == part)
                .mapToDouble(each -> each.getKey().of(each.getValue()))
                .sum();
    }

    double dollars() {
        return Stream.of(Part.values()).mapToDouble(this::dollars).sum();
    }

    /** Where nobody wants the firewall. */
    double dollarsWithoutFirewall() {
        return dollars() - dollars(Part.FIREWALL) - Price.ALARM.of(1);
    }

    /** How much of it is used in the month. */
    double used(Price price) {
        return used.getOrDefault(price, 0.0);
    }

    private void table() {
        use(Price.DYNAMODB_WRITE, sum(Operation::written) + SWEEPS * SWEEP_WRITTEN);
        use(Price.DYNAMODB_READ, sum(Operation::read) + SWEEPS * SWEEP_READ);
        double stored = orders * (KEPT_KILOBYTES * MONTHS + PASSING_KILOBYTES) * 1024 / GIB;
        use(Price.DYNAMODB_STORAGE, stored);
        use(Price.DYNAMODB_RECOVERY, stored);
    }

    private void functions() {
        double cold = requests() * COLD_SHARE * COLD_MILLIS;
        double served = requestedMillis() + cold;
        double worked = sum(Operation::millis) - requestedMillis() + SWEEPS * SWEEP_MILLIS;
        use(Price.LAMBDA_REQUEST, requests() + SWEEPS);
        use(Price.LAMBDA_GB_SECOND, (served * API_MEMORY + worked * JOB_MEMORY) / 1000);
        use(Price.SCHEDULE, SWEEPS);
    }

    private void gateway() {
        use(Price.GATEWAY_REQUEST, Math.min(requests(), CHEAPER_BEYOND));
        use(Price.GATEWAY_REQUEST_BEYOND, Math.max(0, requests() - CHEAPER_BEYOND));
        use(Price.TRANSFER, requests() * SENT_KILOBYTES * 1024 / GIB);
        use(Price.WAF_ACL, 1);
        use(Price.WAF_RULE, RULES);
        use(Price.WAF_REQUEST, requests());
    }

    private void watching() {
        double logged =
                (sum(Operation::logBytes)
                                + requests() * ACCESS_LOG_BYTES
                                + SWEEPS * SWEEP_LOG_BYTES)
                        / GIB;
        use(Price.LOG_INGESTED, logged);
        use(Price.LOG_STORED, logged * LOG_MONTHS);
        use(Price.METRIC, SentHours.series(orders));
        use(Price.ALARM, ALARM_METRICS);
        use(Price.DASHBOARD, 1);
        double always = Math.min(requests(), SECONDS * TRACES_A_SECOND);
        use(Price.TRACE, always + (requests() - always) * TRACED_SHARE + SWEEPS);
    }

    private void rest() {
        use(Price.KEY, 1);
        use(Price.KEY_REQUEST, KEY_REQUESTS);
        use(Price.PARAMETER, PARAMETERS);
        use(Price.LETTER, orders * LETTERS_AN_ORDER);
    }

    private double requests() {
        return orders
                * Stream.of(Operation.values())
                        .filter(Operation::requested)
                        .mapToDouble(Operation::anOrder)
                        .sum();
    }

    private double requestedMillis() {
        return orders
                * Stream.of(Operation.values())
                        .filter(Operation::requested)
                        .mapToDouble(operation -> operation.anOrder() * operation.millis())
                        .sum();
    }

    private double sum(ToDoubleFunction<Operation> each) {
        return orders
                * Stream.of(Operation.values())
                        .mapToDouble(
                                operation -> operation.anOrder() * each.applyAsDouble(operation))
                        .sum();
    }

    private void use(Price price, double quantity) {
        used.put(price, quantity);
    }
}
