package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class DisputesTest {

    private static final DisputeBalanceTransaction TAKEN =
            new DisputeBalanceTransaction("txn_1", -500, 1500, -2000, "usd");
    private static final DisputeBalanceTransaction GIVEN =
            new DisputeBalanceTransaction("txn_2", 500, 0, 500, "usd");

    @ParameterizedTest
    @CsvSource({
        "'', none",
        "won, won",
        "'lost, won', lost",
        "'won, needs_response, lost', needs_response",
        "'warning_closed, prevented', warning_closed",
        "'warning_needs_response, lost', warning_needs_response",
        "'needs_response, a_word_of_tomorrow', a_word_of_tomorrow",
    })
    void ofSeveralTheOneThatWantsAttentionMostIsShown(String told, String shown) {
        List<Dispute> disputes = new ArrayList<>();
        for (String status : told.isEmpty() ? new String[0] : told.split(", ", -1)) {
            disputes.add(dispute("du_" + status, 1, status, TAKEN));
        }

        assertThat(new Disputes(disputes).status()).isEqualTo(shown);
    }

    @Test
    void theTellingOfTheLaterRevisionStandsAndMoneyIsNeverForgotten() {
        Disputes first = new Disputes(List.of(dispute("du_1", 3, "won", TAKEN)));
        Disputes later = new Disputes(List.of(dispute("du_1", 4, "lost", GIVEN)));

        assertThat(first.join(later).all())
                .singleElement()
                .satisfies(
                        dispute -> {
                            assertThat(dispute.status()).isEqualTo("lost");
                            assertThat(dispute.money()).containsExactly(TAKEN, GIVEN);
                            assertThat(dispute.net()).isEqualTo(-1500);
                        });
        assertThat(later.join(first)).isEqualTo(first.join(later));
    }

    @Test
    void aDisputeMayGoBackWhereStripeSaysSo() {
        Disputes closed = new Disputes(List.of(dispute("du_1", 3, "warning_closed", TAKEN)));

        Disputes again =
                closed.join(closed.fetched(dispute("du_1", 0, "needs_response", TAKEN), 4));

        assertThat(again.status()).isEqualTo("needs_response");
    }

    @Test
    void whatWasFetchedAndSaysNothingNewIsWhatIsKnown() {
        Disputes known = new Disputes(List.of(dispute("du_1", 3, "lost", TAKEN)));

        assertThat(known.fetched(dispute("du_1", 0, "lost", TAKEN), 9)).isEqualTo(known);
        assertThat(known.fetched(dispute("du_1", 0, "lost", GIVEN), 9)).isNotEqualTo(known);
    }

    private static Dispute dispute(
            String id, long revision, String status, DisputeBalanceTransaction transaction) {
        return new Dispute(
                id, revision, status, "general", 500, Instant.EPOCH, List.of(transaction));
    }
}
