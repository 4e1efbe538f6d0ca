package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.quote.QuoteRequest;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Harm;
import com.thebabesclub.commerce.testing.Life;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/**
 * The process dies, or loses a call, at every call that create-session makes; the client asks
 * again. In the end there is what there would have been anyway, and nothing besides.
 */
@Case(
        id = "T-IDEM-4",
        sentence =
                "The connection is cut after Stripe made the session: the retry returns that one.")
class SessionCrashTest {

    private static final QuoteRequest.Line ONE = new QuoteRequest.Line("N-RED", 1, null);
    private static final QuoteRequest.Line[] BUNDLE = {
        new QuoteRequest.Line("N-RED", 2, null), new QuoteRequest.Line("N-ORG", 1, null)
    };

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
                        CrashCuts.of(
                                        "create-session, member",
                                        () -> new CrashWorld(SOON).memberWants(BUNDLE))
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
    @Case(
            id = "T-DUP-2",
            sentence =
                    "A changed cart expires the session before; one that was just paid answers 409 with its order.")
    void aSessionThatWasPaidBeforeItWasSuperseded() throws Exception {
        assertThat(
                        CrashCuts.of(
                                        "create-session, paid before",
                                        () ->
                                                new CrashWorld(SOON)
                                                        .after(ONE)
                                                        .paid()
                                                        .guestWants(BUNDLE))
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

    private static CrashWorld guest(QuoteRequest.Line... items) {
        return new CrashWorld(SOON).guestWants(items);
    }

    private static CrashWorld superseding(Duration patience) {
        return new CrashWorld(patience).after(ONE).guestWants(BUNDLE);
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
