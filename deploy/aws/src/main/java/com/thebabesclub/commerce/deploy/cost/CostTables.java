package com.thebabesclub.commerce.deploy.cost;

import com.thebabesclub.commerce.deploy.cost.Price.Part;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The estimate as tables of Markdown, as they stand in docs/cost.md. */
public final class CostTables {

    private static final List<Estimate> ESTIMATES =
            LongStream.of(1_000, 100_000, 10_000_000).mapToObj(Estimate::ofOrders).toList();

    private CostTables() {}

    /** Prints the tables. */
    public static void main(String[] arguments) {
        System.out.println(bill());
        System.out.println(operations());
        System.out.print(prices());
        System.out.println(console());
    }

    static String bill() {
        String parts =
                Stream.of(Part.values())
                        .filter(part -> part != Part.CONSOLE)
                        .map(part -> row(part.title(), estimate -> estimate.dollars(part)))
                        .collect(Collectors.joining());
        return heading("a month, in US dollars")
                + parts
                + row("**together**", Estimate::dollars)
                + row("**together, `firewall=off`**", Estimate::dollarsWithoutFirewall)
                + ESTIMATES.stream()
                        .map(each -> "%.4f".formatted(each.dollars() / each.orders()))
                        .collect(Collectors.joining(" | ", "| an order | ", " |\n"));
    }

    static String operations() {
        return "| operation | an order | WCU | RCU | ms | bytes of log | held by |\n"
                + "|---|---|---|---|---|---|---|\n"
                + Stream.of(Operation.values())
                        .map(
                                each ->
                                        "| %s | %s | %s | %s | %s | %s | %s |\n"
                                                .formatted(
                                                        each.title(),
                                                        plain(each.anOrder()),
                                                        plain(each.written()),
                                                        plain(each.read()),
                                                        plain(each.millis()),
                                                        plain(each.logBytes()),
                                                        held(each)))
                        .collect(Collectors.joining());
    }

    /** What an operator's console adds. */
    static String console() {
        Estimate console = Estimate.ofConsole();
        return String.format(
                Locale.ROOT,
                "one that is open for %.0f hours a month makes %,.0f requests, which cost %.2f dollars"
                        + " at CloudFront and %.2f behind it",
                Assumptions.CONSOLE_HOURS,
                console.used(Price.PAGE_REQUEST),
                console.dollars(Part.CONSOLE),
                console.dollars() - console.dollars(Part.CONSOLE));
    }

    static String prices() {
        return "| what | US dollars | for | where to check |\n|---|---|---|---|\n"
                + Stream.of(Price.values())
                        .map(
                                each ->
                                        "| %s | %s | %,d | <%s> |\n"
                                                .formatted(
                                                        each.unit(),
                                                        plain(each.dollars()),
                                                        each.units(),
                                                        each.page()))
                        .collect(Collectors.joining());
    }

    private static String heading(String first) {
        return ESTIMATES.stream()
                .map(each -> "%,d orders".formatted(each.orders()))
                .collect(
                        Collectors.joining(" | ", "| " + first + " | ", " |\n|---|---|---|---|\n"));
    }

    private static String row(String title, ToDoubleFunction<Estimate> dollars) {
        return ESTIMATES.stream()
                .map(each -> rounded(dollars.applyAsDouble(each)))
                .collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
    }

    private static String held(Operation operation) {
        String test = operation.heldBy();
        return test.isEmpty() ? "" : "`" + test.substring(test.lastIndexOf('/') + 1) + "`";
    }

    /** Cents where they count. */
    private static String rounded(double dollars) {
        return String.format(Locale.ROOT, dollars < 100 ? "%,.2f" : "%,.0f", dollars);
    }

    private static String plain(double number) {
        return new java.math.BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString();
    }
}
