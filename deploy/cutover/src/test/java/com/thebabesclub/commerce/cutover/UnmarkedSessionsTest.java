package com.thebabesclub.commerce.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Sessions that nothing marks as ours, before the switch. */
@Case(
        id = "B37",
        sentence =
                "Sessions without a mark are listed with their amounts before the switch, and one that nothing "
                        + "names is adopted by its id.")
class UnmarkedSessionsTest {

    private final LegacyShop old = new LegacyShop();

    @AfterEach
    void close() {
        old.close();
    }

    @Test
    void areListedWithTheirAmountsAndTheTimeOfTheSetting() {
        session(Map.of("app", "babesclub"));
        session(Map.of("app", "another"));
        session(Map.of("quoteSignature", "v1.old"));
        session(Map.of("env", "local", "userId", "u1"));
        String named = session(Map.of("userId", "u1"));
        String nameless = session(Map.of());
        old.shop.stripe().pay(nameless);

        Typed.Ran ran = Typed.in(Main.PROGRAM, old.shop).run("check");

        assertThat(ran.exit()).as(ran.out()).isEqualTo(1);
        assertThat(ran.out().lines())
                .contains(
                        named + "  open  usd 6000  SETTLE_UNMARKED_SESSIONS",
                        nameless + "  paid  usd 6000  cutover adopt",
                        "2 sessions without a mark");
        assertThat(ran.out()).contains("stays on until 2026-11-27T12:00:00Z");
        assertThat(old.table.dump()).isEmpty();
    }

    @Test
    void oneThatIsAdoptedIsOursAndAnothersIsRefused() {
        String nameless = session(Map.of());
        String foreign = session(Map.of("app", "another"));
        old.shop.stripe().pay(nameless);

        Typed.Ran ran = Typed.in(Main.PROGRAM, old.shop).run("adopt", nameless);

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.out()).contains(nameless + "  paid  BC-");
        assertThat(old.table.keys("SESSION#" + nameless)).isNotEmpty();
        assertThat(Typed.in(Main.PROGRAM, old.shop).run("adopt", nameless).exit()).isZero();
        assertThat(Typed.in(Main.PROGRAM, old.shop).run("check").exit()).isZero();
        assertThat(Typed.in(Main.PROGRAM, old.shop).run("adopt", foreign).exit()).isEqualTo(2);
        assertThat(old.table.keys("SESSION#" + foreign)).isEmpty();
    }

    private String session(Map<String, String> marks) {
        SessionCreateParams.Builder cart = TestShop.foreignCart().putAllMetadata(marks);
        return old.shop.session(cart);
    }
}
