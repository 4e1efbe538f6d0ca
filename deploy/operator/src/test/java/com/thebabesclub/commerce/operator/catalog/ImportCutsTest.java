package com.thebabesclub.commerce.operator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductListParams;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeCatalogClient;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Harm;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TrustPage;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An import dies at any of its calls; the one that is typed after it ends as if nothing had been.
 */
class ImportCutsTest {

    private static final String SENTENCE =
            "Every call of an operation meets every fault, and is asked for again: no answer is wrong, none is a 500, "
                    + "and the table ends as if nothing had happened.";

    private static final int ONE_IN = 60;
    private static final String KEY = "sk_test_import";
    private static final StripeOwnershipMetadata MARK =
            new StripeOwnershipMetadata("babesclub", "prod");

    /** A price that changes, a product that leaves, one that comes with a variant, and a name. */
    private static final Wares BEFORE =
            Wares.none().with("A", "Ring", 3000).with("B", "Chain", 4200).with("D", "Old", 100);

    private static final Wares AFTER =
            Wares.none()
                    .with("A", "Ring", 3500)
                    .with(
                            "C",
                            "Pearl",
                            4200,
                            ", \"variants\": [{\"id\": \"L\", \"name\": \"Long\", \"unitAmount\": 4600}]")
                    .with("D", "New", 100);

    @Test
    void anImportThatDiesAtAnyCallIsFinishedByTheNext() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("catalog import", World::new)
                        .only(Harm.DIES_BEFORE, Harm.DIES_AFTER)
                        .everywhere();

        assertThat(report.cuts()).isGreaterThan(20);
    }

    @Tag("trust")
    @Test
    @Case(id = "P140", sentence = SENTENCE)
    void everyFaultAtEveryCall() throws Exception {
        TrustPage.hold(CrashCuts.faults("operator, catalogue import", World::new).everywhere());
    }

    @Test
    @Case(id = "P140", sentence = SENTENCE)
    void aFewFaults() throws Exception {
        assertThat(
                        CrashCuts.faults("operator, catalogue import", World::new)
                                .sampled(ONE_IN)
                                .everywhere()
                                .cuts())
                .isPositive();
    }

    private static final class World implements CrashCuts.World {

        private final StripeEmulator stripe =
                StripeEmulator.builder().apiKey(KEY).time(TestClock.atNoon()).seed(7).start();

        World() {
            bring(BEFORE, URI.create(stripe.baseUrl()));
        }

        @Override
        public boolean attempt(Life life) {
            try {
                bring(AFTER, life.server(URI.create(stripe.baseUrl())));
                return true;
            } catch (DependencyUnavailable _) {
                return false;
            }
        }

        @Override
        public List<String> state() throws StripeException {
            StripeClient client =
                    StripeClient.builder().setApiKey(KEY).setApiBase(stripe.baseUrl()).build();
            List<String> state = new ArrayList<>();
            for (Product product :
                    client.v1()
                            .products()
                            .list(ProductListParams.builder().setLimit(100L).build())
                            .getData()) {
                state.add(
                        "%s %s %s %s"
                                .formatted(
                                        product.getId(),
                                        product.getName(),
                                        product.getActive(),
                                        product.getMetadata().get("sku")));
            }
            for (Price price :
                    client.v1()
                            .prices()
                            .list(PriceListParams.builder().setLimit(100L).build())
                            .getData()) {
                boolean isDefault =
                        price.getId()
                                .equals(
                                        client.v1()
                                                .products()
                                                .retrieve(price.getProduct())
                                                .getDefaultPrice());
                state.add(
                        "%s %d %s %s %s"
                                .formatted(
                                        price.getProduct(),
                                        price.getUnitAmount(),
                                        price.getActive(),
                                        price.getLookupKey(),
                                        isDefault));
            }
            return state;
        }

        @Override
        public void close() {
            stripe.close();
        }
    }

    private static void bring(Wares wares, URI server) {
        EnvironmentVariables settings = EnvironmentVariables.of(Map.of("STRIPE_SECRET", KEY));
        TestClock clock = TestClock.atNoon();
        Secrets secrets =
                Secrets.read(
                        settings,
                        _ -> Mono.just(Secret.of("none")),
                        clock,
                        SecretName.STRIPE_SECRET);
        StripeCatalogClient stripe =
                new StripeCatalogClient(
                        new StripeGateway(
                                new StripeProperties(server),
                                secrets,
                                new CircuitBreaker(clock, _ -> {}),
                                clock));
        TokenBucket tokens = new TokenBucket(100_000, System::nanoTime);
        ImportInputs importInputs = new ImportInputs(wares.catalog(), IdMap.EMPTY, MARK);
        ImportPlan plan =
                ImportPlanner.of(
                        importInputs,
                        Await.value(new StripeInventoryReader(stripe, tokens).take(importInputs)));
        Await.value(new ImportExecutor(stripe, tokens).carryOut(plan, _ -> {}));
    }
}
