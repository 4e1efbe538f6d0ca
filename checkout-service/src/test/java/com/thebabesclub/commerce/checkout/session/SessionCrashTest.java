package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Harm;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/**
 * The process dies, or loses a call, at every call that create-session makes; the client asks
 * again. In the end there is what there would have been anyway, and nothing besides.
 */
@Tag("T-IDEM-4")
class SessionCrashTest {

    private static final String ONE = "[{\"sku\": \"N-RED\", \"quantity\": 1}]";
    private static final String BUNDLE =
            "[{\"sku\": \"N-RED\", \"quantity\": 2}, {\"sku\": \"N-ORG\", \"quantity\": 1}]";

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofMinutes(4);

    @Test
    void aGuestsSession() throws Exception {
        assertThat(CrashCuts.of("create-session, guest", () -> guest(ONE)).everywhere().cuts())
                .isGreaterThanOrEqualTo(40);
    }

    @Test
    void aGuestsSessionWithADiscount() throws Exception {
        assertThat(
                        CrashCuts.of("create-session, discount", () -> guest(BUNDLE))
                                .everywhere()
                                .cuts())
                .isGreaterThanOrEqualTo(48);
    }

    @Test
    void aMembersFirstSession() throws Exception {
        assertThat(
                        CrashCuts.of("create-session, member", SessionCrashTest::member)
                                .everywhere()
                                .cuts())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void aSessionThatTakesThePlaceOfAnother() throws Exception {
        assertThat(
                        CrashCuts.of("create-session, superseding", () -> superseding(SOON))
                                .everywhere()
                                .cuts())
                .isGreaterThanOrEqualTo(56);
    }

    @Test
    @Tag("T-DUP-2")
    void aSessionThatWasPaidBeforeItWasSuperseded() throws Exception {
        assertThat(
                        CrashCuts.of("create-session, paid before", SessionCrashTest::paidBefore)
                                .everywhere()
                                .cuts())
                .isGreaterThanOrEqualTo(32);
    }

    /** Whoever comes back late makes another session: only one of those that were told is open. */
    @Test
    void whoComesBackLateHasOneSessionToPay() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("create-session, late", () -> new Payable(superseding(LATE)))
                        .only(Harm.DIES_BEFORE, Harm.DIES_AFTER)
                        .everywhere();
        assertThat(report.cuts()).isGreaterThanOrEqualTo(28);
    }

    private static CrashWorld guest(String items) {
        CrashWorld world = new CrashWorld(SOON);
        return world.wishing(CrashWorld.create(world.quote(items)));
    }

    private static CrashWorld member() {
        CrashWorld world = new CrashWorld(SOON);
        return world.wishing(CrashWorld.create(world.quote(BUNDLE)).bearer(world.bearer()));
    }

    private static CrashWorld superseding(Duration patience) {
        CrashWorld world = new CrashWorld(patience);
        JsonNode before = world.quote(ONE);
        world.undisturbed(CrashWorld.create(before));
        return world.wishing(changed(world, before));
    }

    private static CrashWorld paidBefore() {
        CrashWorld world = new CrashWorld(SOON);
        JsonNode before = world.quote(ONE);
        world.undisturbed(CrashWorld.create(before));
        world.stripe().pay(world.live().orElseThrow());
        return world.wishing(changed(world, before));
    }

    private static WebRequest changed(CrashWorld world, JsonNode before) {
        return CrashWorld.create(world.quote(BUNDLE, "\"cartToken\": " + before.path("cartToken")));
    }

    /** A world of which only counts what somebody can pay. */
    private record Payable(CrashWorld world) implements CrashCuts.World {

        @Override
        public boolean attempt(Life life) {
            return world.attempt(life);
        }

        @Override
        public List<String> state() {
            assertThat(world.payable()).isEqualTo(world.live().stream().toList());
            return List.of(world.payable().size() + " payable");
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
