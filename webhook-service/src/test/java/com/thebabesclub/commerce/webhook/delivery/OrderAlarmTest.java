package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Warnings of fraud, reviews and disputes: on the order, in the list, by letter and measured. */
@Case(
        id = "P8",
        sentence =
                "A warning of fraud, a review and a dispute are facts of the order in any order of"
                        + " arrival, are listed while something can be done, and the shop gets a letter"
                        + " for each.")
class OrderAlarmTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final String WARNED = "radar.early_fraud_warning.created";
    private static final String SETTLED = "radar.early_fraud_warning.updated";

    private final MailReceiver receiver = new MailReceiver();
    private final WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(receiver));

    @AfterEach
    void close() {
        shop.close();
        receiver.close();
    }

    @Test
    void aWarningIsListedUntilNothingCanBeDone() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        int before = receiver.taken().size();
        String warning = shop.stripe.warnOfFraud(sale.intent());

        sale.deliver(WARNED, WARNED);

        assertThat(troubles()).singleElement().asString().startsWith("TODO#fraud");
        assertThat(letters(before))
                .singleElement()
                .asString()
                .contains("orders@thebabesclub.com", "needs a person: fraud")
                .contains(sale.text("orderNumber"));
        assertThat(metrics()).contains("commerce_needs_person_total{reason=\"fraud\"} 1.0");

        shop.stripe.settleFraudWarning(warning);
        sale.deliver(SETTLED, WARNED);
        assertThat(troubles()).isEmpty();
        assertThat(letters(before)).as("no second letter").hasSize(1);
        assertThat(sale.text("status")).isEqualTo("completed");
    }

    @Test
    void aReviewThatIsClosedIsNotOpenedByALateEvent() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String review = shop.stripe.openReview(sale.intent());
        sale.deliver("review.opened");
        assertThat(shop.local.keys("TODO#review")).hasSize(1);
        assertThat(metrics()).contains("commerce_needs_person_total{reason=\"review\"} 1.0");
        shop.stripe.closeReview(review);

        sale.deliver("review.closed", "review.opened");

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aReviewThatComesBeforeItsOrderIsToldWithIt() throws StripeException {
        Sale sale = Sale.paid(shop);
        shop.stripe.openReview(sale.intent());

        sale.deliver("review.opened", COMPLETED);

        assertThat(shop.local.keys("TODO#review")).hasSize(1);
        assertThat(letters(0))
                .filteredOn(letter -> letter.contains("needs a person: review"))
                .hasSize(1);
    }

    @Test
    void aDisputeTellsUntilWhenEvidenceIsDue() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        int before = receiver.taken().size();
        shop.stripe.dispute(sale.intent());

        sale.deliver("charge.dispute.created", "charge.dispute.funds_withdrawn");

        assertThat(letters(before))
                .singleElement()
                .asString()
                .contains("needs a person: dispute", "evidence is due by 20");
        assertThat(shop.local.dump().entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("TODO#dispute"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getValue()).containsKey("dueBy"));
        assertThat(metrics()).contains("commerce_needs_person_total{reason=\"dispute\"} 1.0");
    }

    @Test
    void anAlarmOfAnotherSystemsPaymentWritesNothing() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.warnOfFraud(sale.intent());
        String body = Sale.body(shop, WARNED).replace(sale.intent(), "pi_of_somebody_else");
        int items = shop.local.dump().size();

        Sale.deliverBody(shop, body);

        assertThat(shop.local.dump()).hasSize(items);
    }

    /** What needs a person, but for the pieces of each order that are to be packed. */
    private List<String> troubles() {
        return shop.local.keys("TODO#").stream()
                .filter(key -> !key.startsWith("TODO#pack"))
                .toList();
    }

    private List<String> letters(int before) {
        return receiver.taken().subList(before, receiver.taken().size()).stream()
                .map(letter -> letter.body())
                .toList();
    }

    private String metrics() {
        return shop.doors.getFirst().ask(WebRequest.get("/prometheus")).body();
    }
}
