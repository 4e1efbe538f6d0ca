package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
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
    @Tag("T-VER-2")
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
