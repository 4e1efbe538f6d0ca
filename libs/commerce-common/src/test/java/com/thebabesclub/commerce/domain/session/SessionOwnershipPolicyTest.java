package com.thebabesclub.commerce.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which marks make a session ours. */
@Case(
        id = "B35",
        sentence =
                "A session is ours by its pointer, by our mark unless it is of another environment, "
                        + "or by a quote where it has no mark; by a user id alone only during the cut-over.")
class SessionOwnershipPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "babesclub, staging, , , payment, true, true",
        "babesclub, , , , payment, true, true",
        "babesclub, ' ', , , payment, true, true",
        "babesclub, local, v1.q, u1, payment, false, false",
        "babesclub, prod, , , payment, false, false",
        "another, staging, v1.q, u1, payment, false, false",
        "another, , , , payment, false, false",
        ", , v1.q, , payment, true, true",
        "' ', , v1.q, , payment, true, true",
        ", staging, v1.q, , payment, true, true",
        ", local, v1.q, u1, payment, false, false",
        ", , , u1, payment, false, true",
        ", , , ' ', payment, false, false",
        ", local, , u1, payment, false, false",
        ", , , , payment, false, false",
        "babesclub, staging, v1.q, u1, subscription, false, false",
        "babesclub, staging, v1.q, u1, setup, false, false",
    })
    void marksMakeItOurs(
            String app,
            String env,
            String quote,
            String user,
            String mode,
            boolean ours,
            boolean oursDuringTheCutOver) {
        Map<String, String> marks = new HashMap<>();
        marks.put("app", app);
        marks.put("env", env);
        marks.put("quoteSignature", quote);
        marks.put("userId", user);
        marks.values().removeIf(Objects::isNull);
        ObservedSession session =
                new ObservedSession(
                        "cs_test_1",
                        TestClock.NOON,
                        Optional.empty(),
                        mode,
                        false,
                        marks,
                        PaymentFacts.of(new Refunds(List.of())));

        assertThat(policy(false).isMarked(session)).isEqualTo(ours);
        assertThat(policy(true).isMarked(session)).isEqualTo(oursDuringTheCutOver);
        assertThat(policy(false).mayBeKnown(session))
                .as("the table is asked of no other")
                .isEqualTo(mode.equals("payment") && !ours);
    }

    private static SessionOwnershipPolicy policy(boolean settlesUnmarked) {
        return new SessionOwnershipPolicy("babesclub", "staging", settlesUnmarked);
    }
}
