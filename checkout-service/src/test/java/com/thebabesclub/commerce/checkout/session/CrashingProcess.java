package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.quote.QuoteProperties;
import com.thebabesclub.commerce.checkout.quote.QuoteService;
import com.thebabesclub.commerce.checkout.quote.SigningKeyring;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.http.CorsProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.stripe.StripeCustomerClient;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.ProfileRepository;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import io.micronaut.json.JsonMapper;
import io.micronaut.validation.validator.Validator;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The checkout in a process of its own, whose memory ends with its life. */
final class CrashingProcess {

    private static final RenewalItemsReader ITEMS =
            new RenewalItemsReader(JsonMapper.createDefault(), Validator.getInstance());

    private static final EnvironmentVariables DEFAULTS = EnvironmentVariables.of(Map.of());
    private static final ShopProperties SHOP = DEFAULTS.read(ShopProperties.class);
    private static final SessionLifetimeProperties SESSION =
            DEFAULTS.read(SessionLifetimeProperties.class);
    private static final ReservationProperties RESERVATION =
            DEFAULTS.read(ReservationProperties.class);
    private static final CheckoutProperties CHECKOUT = DEFAULTS.read(CheckoutProperties.class);
    private static final CorsProperties CORS = DEFAULTS.read(CorsProperties.class);
    private static final QuoteProperties QUOTE = DEFAULTS.read(QuoteProperties.class);
    private static final Catalog CATALOG =
            CatalogSource.read(
                    DEFAULTS.read(CatalogProperties.class), DEFAULTS.read(ShopProperties.class));
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
                        EnvironmentVariables.of(
                                Map.of(
                                        "QUOTE_SIGNATURE_SECRET",
                                        CheckoutServer.SIGNING_SECRET,
                                        "STRIPE_SECRET",
                                        TestShop.STRIPE_KEY)),
                        _ -> Mono.empty(),
                        clock,
                        SecretName.STRIPE_SECRET,
                        SecretName.QUOTE_SIGNATURE_SECRET);
        this.commerce = new CommerceTable(life.client(table), table.name());
    }

    QuoteService quoting() {
        return new QuoteService(
                QUOTE,
                () -> Mono.just(CATALOG),
                SigningKeyring.of(secrets.get(SecretName.QUOTE_SIGNATURE_SECRET)),
                commerce,
                clock,
                new Random(1),
                UNSEEN);
    }

    CheckoutService door() {
        StripeProperties properties = new StripeProperties(stripe);
        StripeGateway gateway =
                new StripeGateway(properties, secrets, new CircuitBreaker(clock, UNSEEN), clock);
        StripeSessionClient sessions = new StripeSessionClient(gateway, clock);
        SettlementService settlement =
                new SettlementService(
                        commerce, sessions, Optional.empty(), clock, new Random(2), UNSEEN);
        CheckoutConfiguration settings =
                new CheckoutConfiguration(
                        SHOP,
                        SESSION,
                        RESERVATION,
                        DEFAULTS.read(ReservationLimitProperties.class),
                        CHECKOUT,
                        CORS,
                        properties);
        CartRepository lives = new CartRepository(commerce);
        CheckoutLog log = new CheckoutLog(UNSEEN);
        StripeCheckoutClient checkouts = new StripeCheckoutClient(gateway, clock);
        CustomerService customerService =
                new CustomerService(
                        new ProfileRepository(commerce, clock),
                        new StripeCustomerClient(gateway),
                        log);
        SessionClaimService sessionClaims =
                new SessionClaimService(
                        lives,
                        new CartClaimRepository(lives, commerce),
                        new SessionCreator(
                                checkouts, new StripeCouponClient(gateway), log, settings),
                        new SessionPublisher(new SessionRecorder(commerce), lives, settings),
                        new SessionReplacementService(checkouts, sessions, settlement, log),
                        checkouts,
                        customerService,
                        log,
                        settings,
                        clock);
        return new CheckoutService(
                quoting(),
                ITEMS,
                commerce,
                lives,
                customerService,
                sessionClaims,
                settings,
                clock,
                UNSEEN);
    }
}
