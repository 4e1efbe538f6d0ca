package com.thebabesclub.commerce.operator.payout;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code payouts check}: what Stripe paid out, and what of it nobody explains. */
@RequiresCommandLine
@Command(name = "payouts", description = "Money that Stripe paid out to the shop's bank.")
public final class PayoutsCommand extends ShopCommand {

    private static final int USUAL_DAYS = 35;
    private static final int MOST_DAYS = 400;

    private final Provider<PayoutCheckJob> jobs;
    private final Clock clock;

    PayoutsCommand(Provider<PayoutCheckJob> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Command(
            description = {
                "Lists the payouts with the orders, refunds, disputes and fees that they are made"
                        + " of, and what of each nobody explains.",
                "",
                "Of a payout that was made by hand Stripe does not tell what it is made of."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:every automatic payout is explained",
                "1:of some payout something is not",
                "2:they could not be read"
            })
    Mono<Integer> check(
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            description = "How far back; default 35, at most 400.")
                    Optional<Integer> days,
            @Option(names = "--orders", description = "Names each order, with what it brought.")
                    boolean orders) {
        Instant now = clock.instant();
        Duration back = Duration.ofDays(within("--days", days, MOST_DAYS).orElse(USUAL_DAYS));
        return jobs.get()
                .statements(
                        now.minus(back),
                        now,
                        (session, moved) -> {
                            if (orders) {
                                print(session, moved);
                            }
                        })
                .doOnNext(this::print)
                .reduce(0, (worst, statement) -> Math.max(worst, isExplained(statement) ? 0 : 1));
    }

    private static boolean isExplained(PayoutStatement statement) {
        return !statement.payout().automatic() || statement.unexplained() == 0;
    }

    private void print(String session, BalanceTransaction moved) {
        out().printf(
                        "  %s  %s %s, fee %s%n",
                        session,
                        moved.type(),
                        money(moved.currency(), moved.amount()),
                        money(moved.currency(), moved.fee()));
    }

    private void print(PayoutStatement statement) {
        var payout = statement.payout();
        String currency = payout.currency();
        out().printf(
                        "%s  %s  %s  %s%n",
                        payout.id(),
                        payout.created(),
                        payout.status(),
                        money(currency, payout.amount()));
        if (!payout.automatic()) {
            out().println("  made by hand: Stripe does not tell what it is made of");
            return;
        }
        out().printf(
                        "  %d orders %s, refunds %s, disputes %s, fees %s, not explained %s%n",
                        statement.orders(),
                        money(currency, statement.charged()),
                        money(currency, statement.refunded()),
                        money(currency, statement.disputed()),
                        money(currency, statement.fees()),
                        money(currency, statement.unexplained()));
    }

    private static String money(String currency, long amount) {
        return Currency.find(currency)
                .map(known -> known.format(amount))
                .orElseGet(() -> amount + " " + currency);
    }
}
