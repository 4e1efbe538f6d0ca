package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.CatalogSource;
import com.thebabesclub.commerce.checkout.CheckoutService;
import com.thebabesclub.commerce.checkout.quote.Keyring;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeCheckout;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.stripe.StripeSettings;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The checkout in a process of its own, whose memory ends with its life. */
final class CrashingProcess {

    private static final Catalog CATALOG = CatalogSource.read(Settings.of(Map.of()));
    private static final Metrics UNSEEN = _ -> {};

    private final TestClock clock;
    private final Settings settings;
    private final Secrets secrets;
    private final CommerceTable commerce;

    CrashingProcess(LocalTable table, StripeEmulator stripe, TestClock clock, Life life) {
        this.clock = clock;
        this.settings =
                Settings.of(
                        Map.of(
                                "COMMERCE_TABLE",
                                table.name(),
                                "QUOTE_SIGNATURE_SECRET",
                                CheckoutService.SIGNING_SECRET,
                                "STRIPE_SECRET",
                                "sk_test_1",
                                "STRIPE_API_BASE",
                                life.server(URI.create(stripe.baseUrl())).toString()));
        this.secrets =
                Secrets.read(
                        settings,
                        _ -> Mono.empty(),
                        clock,
                        Setting.STRIPE_SECRET,
                        Setting.QUOTE_SIGNATURE_SECRET);
        this.commerce = new CommerceTable(life.client(table), table.name());
    }

    Quoting quoting() {
        return new Quoting(
                settings,
                CATALOG,
                Keyring.of(secrets.get(Setting.QUOTE_SIGNATURE_SECRET)),
                commerce,
                clock,
                new Random(1),
                UNSEEN);
    }

    CheckoutDoor door() {
        StripeGateway gateway =
                new StripeGateway(
                        StripeSettings.from(settings), secrets, new CircuitBreaker(clock, UNSEEN));
        StripeSessions sessions = new StripeSessions(gateway, clock);
        EventLedger ledger = new EventLedger(commerce, Duration.ofDays(90), clock);
        Settlement settlement =
                new Settlement(
                        commerce, sessions, ledger, Optional.empty(), clock, new Random(2), UNSEEN);
        SessionBeans beans = new SessionBeans();
        CheckoutSettings checkout = beans.settings(settings);
        LiveSessions lives = beans.lives(commerce);
        StripeCheckout stripe = beans.stripe(gateway, clock);
        Customers customers = beans.customers(commerce, gateway, clock);
        return beans.door(
                quoting(),
                commerce,
                lives,
                customers,
                beans.checkout(
                        lives,
                        commerce,
                        gateway,
                        stripe,
                        sessions,
                        settlement,
                        customers,
                        beans.log(UNSEEN),
                        checkout,
                        clock),
                checkout,
                clock,
                UNSEEN);
    }
}
