package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.checkout.CheckoutService;
import com.thebabesclub.commerce.checkout.quote.Keyring;
import com.thebabesclub.commerce.checkout.quote.QuoteProperties;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.secret.SecretName;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.setting.Variables;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.shop.CatalogProperties;
import com.thebabesclub.commerce.shop.CatalogSource;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeCheckout;
import com.thebabesclub.commerce.stripe.StripeCoupons;
import com.thebabesclub.commerce.stripe.StripeCustomers;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.web.CorsProperties;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The checkout in a process of its own, whose memory ends with its life. */
final class CrashingProcess {

    private static final Variables DEFAULTS = Variables.of(Map.of());
    private static final ShopProperties SHOP = DEFAULTS.read(ShopProperties.class);
    private static final SessionProperties SESSION = DEFAULTS.read(SessionProperties.class);
    private static final CheckoutProperties CHECKOUT = DEFAULTS.read(CheckoutProperties.class);
    private static final CorsProperties CORS = DEFAULTS.read(CorsProperties.class);
    private static final QuoteProperties QUOTE = DEFAULTS.read(QuoteProperties.class);
    private static final Catalog CATALOG =
            CatalogSource.read(DEFAULTS.read(CatalogProperties.class));
    private static final Metrics UNSEEN = _ -> {};

    private final TestClock clock;
    private final URI stripe;
    private final Secrets secrets;
    private final CommerceTable commerce;

    CrashingProcess(LocalTable table, StripeEmulator stripe, TestClock clock, Life life) {
        this.clock = clock;
        this.stripe = life.server(URI.create(stripe.baseUrl()));
        this.secrets =
                Secrets.read(
                        Variables.of(
                                Map.of(
                                        "QUOTE_SIGNATURE_SECRET",
                                        CheckoutService.SIGNING_SECRET,
                                        "STRIPE_SECRET",
                                        "sk_test_1")),
                        _ -> Mono.empty(),
                        clock,
                        SecretName.STRIPE_SECRET,
                        SecretName.QUOTE_SIGNATURE_SECRET);
        this.commerce = new CommerceTable(life.client(table), table.name());
    }

    Quoting quoting() {
        return new Quoting(
                QUOTE,
                CATALOG,
                Keyring.of(secrets.get(SecretName.QUOTE_SIGNATURE_SECRET)),
                commerce,
                clock,
                new Random(1),
                UNSEEN);
    }

    CheckoutDoor door() {
        StripeProperties properties = new StripeProperties(stripe);
        StripeGateway gateway =
                new StripeGateway(properties, secrets, new CircuitBreaker(clock, UNSEEN));
        StripeSessions sessions = new StripeSessions(gateway, clock);
        EventLedger ledger = new EventLedger(commerce, Duration.ofDays(90), clock);
        Settlement settlement =
                new Settlement(
                        commerce, sessions, ledger, Optional.empty(), clock, new Random(2), UNSEEN);
        CheckoutSettings settings = new CheckoutSettings(SHOP, SESSION, CHECKOUT, CORS, properties);
        LiveSessions lives = new LiveSessions(commerce);
        CheckoutLog log = new CheckoutLog(UNSEEN);
        StripeCheckout checkouts = new StripeCheckout(gateway, clock);
        Customers customers =
                new Customers(new Profiles(commerce, clock), new StripeCustomers(gateway));
        Checkout checkout =
                new Checkout(
                        lives,
                        new SessionMaker(checkouts, new StripeCoupons(gateway), log, settings),
                        new SessionRecords(commerce),
                        new Superseding(checkouts, sessions, settlement, log),
                        checkouts,
                        customers,
                        log,
                        settings,
                        clock);
        return new CheckoutDoor(
                quoting(), commerce, lives, customers, checkout, settings, clock, UNSEEN);
    }
}
