package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionStageTest {

    @ParameterizedTest
    @CsvSource({
        "open, unpaid, OPEN",
        "open, no_payment_required, OPEN",
        "expired, unpaid, EXPIRED",
        "complete, unpaid, UNPAID",
        "complete, no_payment_required, FREE",
        "complete, paid, PAID",
    })
    void stripesWordsNameOneStage(String status, String paymentStatus, SessionStage stage) {
        assertThat(SessionStage.of(status, paymentStatus)).isEqualTo(stage);
    }

    @ParameterizedTest
    @Case(
            id = "T-VER-2",
            sentence = "A word that we do not know counts as unpaid, and does not crash.")
    @CsvSource({"complete, settled_somehow, UNPAID", "melted, paid, OPEN"})
    void aWordThatIsNotKnownCountsAsTheLesserThing(
            String status, String paymentStatus, SessionStage stage) {
        assertThat(SessionStage.of(status, paymentStatus)).isEqualTo(stage);
    }

    @ParameterizedTest
    @EnumSource
    void aStageIsReadAsItWasWritten(SessionStage stage) {
        assertThat(SessionStage.ofText(stage.text())).isEqualTo(stage);
    }
}
