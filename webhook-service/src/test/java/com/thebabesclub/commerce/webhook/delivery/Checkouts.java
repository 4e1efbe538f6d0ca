package com.thebabesclub.commerce.webhook.delivery;

import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.TestShop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions as create-session leaves them: at Stripe, with pointer and lines in the table. */
final class Checkouts {

    private final AtomicInteger carts = new AtomicInteger();
    private final TestShop shop;
    private final CommerceTable table;

    Checkouts(TestShop shop) {
        this.shop = shop;
        this.table = new CommerceTable(shop.table().tap().direct(), shop.table().name());
    }

    /** The id of a new session of a user. */
    String open() throws StripeException {
        return open("cart" + carts.incrementAndGet(), 6000);
    }

    /**
     * The same for this cart.
     *
     * @param quoted the total that was quoted; Stripe charges 6000
     */
    String open(String cartId, long quoted) throws StripeException {
        return open(cartId, quoted, Optional.of(new OrderOwner(WebhookShop.USER, true)));
    }

    /** The same for this owner; none for a guest. */
    String open(String cartId, long quoted, Optional<OrderOwner> owner) throws StripeException {
        Instant now = shop.clock().instant();
        String session =
                shop.session(
                        TestShop.cart()
                                .setExpiresAt(now.plusSeconds(3600).getEpochSecond())
                                .putMetadata("cartId", cartId)
                                .setShippingAddressCollection(
                                        ShippingAddressCollection.builder()
                                                .addAllowedCountry(
                                                        ShippingAddressCollection.AllowedCountry.CA)
                                                .build()));
        SessionPointer pointer =
                SessionPointer.created(
                        session,
                        now,
                        now.plusSeconds(3600),
                        owner,
                        "v1.quote",
                        cartId,
                        Optional.empty());
        Await.done(table.write(SessionRepository.create(pointer)));
        keepLines(session, quoted);
        return session;
    }

    /** The id of a session that somebody else made, of which the table knows nothing. */
    String made(SessionCreateParams.Builder cart) {
        return shop.session(cart);
    }

    /** The lines of a session as create-session writes them. */
    void keepLines(String session, long quoted) {
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.of("necklaces"),
                        2,
                        3000,
                        6000,
                        0,
                        0,
                        6000);
        QuotedLines lines =
                new QuotedLines(
                        List.of(line),
                        Optional.of(new QuotedLines.Expected("usd", quoted, 0, false)));
        Await.done(table.write(SessionRepository.lines(session, lines)));
    }

    /** As if the ledger's entry had reached the end of its time. */
    void forgetEvent(String event) {
        Await.done(table.write(Write.delete(Key.event(event), Condition.always())));
    }

    /** From now on the pointer of the session cannot be read. */
    void spoilPointer(String session) {
        setVersion(session, AttributeChange.set("version", "many"));
    }

    void mendPointer(String session) {
        setVersion(session, AttributeChange.set("version", 1));
    }

    private void setVersion(String session, AttributeChange change) {
        Await.done(table.write(Write.update(Key.session(session), Condition.always(), change)));
    }

    /** From now on Stripe must be asked for what was bought. */
    void dropLines(String session) {
        Await.done(table.write(Write.delete(Key.sessionLines(session), Condition.always())));
    }

    /** As if create-session had died right after its call to Stripe. */
    void dropAll(String session) {
        dropLines(session);
        Await.done(table.write(Write.delete(Key.session(session), Condition.always())));
    }
}
