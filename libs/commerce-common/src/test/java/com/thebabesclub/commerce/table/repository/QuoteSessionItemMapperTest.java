package com.thebabesclub.commerce.table.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@Case(
        id = "B51",
        sentence =
                "The session of a quote has its status, and its address while it is open; a late record of"
                        + " its opening does not bring the address back.")
class QuoteSessionItemMapperTest {

    private static final String ID = "cs_test_1";
    private static final String URL = "https://checkout.stripe.com/c/pay/cs_test_1#secret";

    private static final SessionPointer OPENED =
            SessionPointer.created(
                    ID,
                    TestClock.NOON,
                    TestClock.NOON.plus(Duration.ofHours(24)),
                    Optional.empty(),
                    "sig",
                    "cart",
                    Optional.empty());

    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void theAddressGoesWithWhateverTheSessionBecomes(SessionStage stage) {
        open();
        assertThat(item())
                .containsEntry("status", text("open"))
                .containsEntry("checkoutUrl", text(URL));

        become(stage);

        assertThat(item())
                .containsEntry("status", text(stage.text()))
                .containsEntry("stripeSessionId", text(ID))
                .containsKeys("attempt", "createdAt", "expiresAt")
                .doesNotContainKey("checkoutUrl");
    }

    @Test
    void aSessionThatIsWrittenDownAgainWhileItIsOpenStaysOpen() {
        open();
        open();

        assertThat(item()).containsEntry("checkoutUrl", text(URL));
    }

    @Test
    void whoeverWritesDownLateThatItWasOpenedChangesNothing() {
        become(SessionStage.PAID);

        assertThatThrownBy(this::open).isInstanceOf(WriteRefused.class);
        assertThat(item())
                .containsEntry("status", text("complete/paid"))
                .containsKey("expiresAt")
                .doesNotContainKey("checkoutUrl");
    }

    @Test
    void aCommitThatChangesNothingOfTheStageSaysNothing() {
        assertThat(QuoteSessionItemMapper.change(OPENED, OPENED)).isEmpty();
    }

    private void open() {
        Await.done(table.write(QuoteSessionItemMapper.opened(OPENED, "sig", 1, URL)));
    }

    private void become(SessionStage stage) {
        SessionPointer next =
                OPENED.with(
                        new PaymentFacts(stage, SessionDetails.NONE, Optional.empty()),
                        Optional.empty());
        Await.done(
                table.transact(List.of(QuoteSessionItemMapper.change(OPENED, next).orElseThrow())));
    }

    private Map<String, AttributeValue> item() {
        return Objects.requireNonNull(local.dump().get("QUOTE#sig / SESSION#" + ID));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
