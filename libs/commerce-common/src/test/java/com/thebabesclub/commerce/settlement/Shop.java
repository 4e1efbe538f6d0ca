package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A shop with an empty table and, where no address is given, a Stripe that nobody can reach. */
final class Shop {

    static final Instant CREATED = TestClock.NOON.minusSeconds(600);
    static final String QUOTE = "v1.k1.1795694000.nonce.mac";
    static final String CART = "AAAAAAAAAAAAAAAAAAAAAA";

    static final List<OrderLine> LINES =
            List.of(
                    new OrderLine(
                            "Red Necklace",
                            Optional.of("N-RED"),
                            Optional.of("necklaces"),
                            2,
                            3000,
                            6000,
                            0,
                            0,
                            6000),
                    new OrderLine(
                            "Magnet Earring",
                            Optional.of("E-MAG-SIL"),
                            Optional.of("earrings"),
                            1,
                            2500,
                            2500,
                            0,
                            0,
                            2500));

    static final ShippingAddress TORONTO =
            new ShippingAddress(
                    Optional.of("John Doe"),
                    Optional.of("123 Main St"),
                    Optional.empty(),
                    Optional.of("Toronto"),
                    Optional.of("ON"),
                    Optional.of("M5V 1A1"),
                    Optional.of("CA"));

    final TestClock clock = TestClock.atNoon();
    final LocalTable local = LocalTable.create();
    final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    final SettlementService settlement;

    Shop(Optional<Duration> ordersKept) {
        this(ordersKept, "http://127.0.0.1:1");
    }

    Shop(Optional<Duration> ordersKept, String stripeBase) {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("STRIPE_SECRET", "sk_test_x"));
        SecretSource none = _ -> Mono.error(new AssertionError("nothing is read from SSM"));
        Secrets secrets = Secrets.read(settings, none, clock, SecretName.STRIPE_SECRET);
        StripeGateway stripe =
                new StripeGateway(
                        new StripeProperties(URI.create(stripeBase)),
                        secrets,
                        new CircuitBreaker(clock, _ -> {}),
                        clock);
        settlement =
                new SettlementService(
                        table,
                        new StripeSessionClient(stripe, clock),
                        ordersKept,
                        clock,
                        new Random(1),
                        _ -> {});
    }

    Shop() {
        this(Optional.empty());
    }

    /** What create-session writes. */
    void open(String sessionId) {
        SessionPointer pointer =
                SessionPointer.created(
                        sessionId,
                        CREATED,
                        CREATED.plusSeconds(86_400),
                        Optional.of(new OrderOwner("user_12345", true)),
                        QUOTE,
                        CART,
                        Optional.empty());
        QuotedLines lines =
                new QuotedLines(
                        LINES, Optional.of(new QuotedLines.Expected("usd", 8500, 0, false)));
        Await.done(
                table.transact(
                        List.of(
                                SessionRepository.create(pointer),
                                SessionRepository.lines(sessionId, lines))));
    }

    static ObservedSession observed(String sessionId, SessionStage stage) {
        return observed(sessionId, stage, 8500);
    }

    static ObservedSession observed(String sessionId, SessionStage stage, long amount) {
        SessionDetails details =
                new SessionDetails(
                        new SessionAmounts(
                                Optional.of("usd"),
                                Optional.of(amount),
                                Optional.of(8500L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.empty()),
                        Optional.of("Customer@Example.com"),
                        Optional.of(TORONTO),
                        stage.isComplete() ? Optional.of("pi_" + sessionId) : Optional.empty());
        Optional<Instant> completed =
                stage.isComplete() ? Optional.of(TestClock.NOON) : Optional.empty();
        return new ObservedSession(
                sessionId,
                CREATED,
                Optional.of(CREATED.plusSeconds(86_400)),
                "payment",
                false,
                Map.of(
                        SessionMetadata.APP, "babesclub",
                        SessionMetadata.QUOTE_SIGNATURE, QUOTE,
                        SessionMetadata.CART_ID, CART),
                new PaymentFacts(stage, details, completed));
    }

    SettlementCause event(String eventId, String sessionId) {
        return SettlementCause.event(
                new EventLedger(table, Duration.ofDays(90), clock)
                        .entry(
                                new EventReceipt(
                                        eventId,
                                        "checkout.session.completed",
                                        TestClock.NOON,
                                        Optional.of(sessionId),
                                        "digest")));
    }
}
