package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.util.Optional;

/**
 * A session in the history of its quote. It has the session's address as long as it is open, since
 * whoever has the address can pay and see what was bought.
 */
public final class QuoteSessionItemMapper {

    private static final String SESSION_ID = "stripeSessionId";
    private static final String STATUS = "status";
    private static final String CHECKOUT_URL = "checkoutUrl";

    private QuoteSessionItemMapper() {}

    /** That a session was made; refused where it is known to have gone on. */
    public static Write opened(
            SessionPointer pointer, String quoteSignature, long attempt, String checkoutUrl) {
        String open = SessionStage.OPEN.text();
        return Write.put(
                Attributes.item(Key.quoteSession(quoteSignature, pointer.sessionId()))
                        .put(SESSION_ID, pointer.sessionId())
                        .put(STATUS, open)
                        .put(CHECKOUT_URL, checkoutUrl)
                        .put("attempt", attempt)
                        .put("couponId", pointer.couponId())
                        .put("createdAt", pointer.created().getEpochSecond())
                        .expires(Optional.of(SessionPointerItemMapper.keptUntil(pointer)))
                        .build(),
                Condition.absent().or(Condition.equal(STATUS, open)));
    }

    /** What becomes of it with the session's next stage; made where it was never written. */
    public static Optional<Write> change(SessionPointer seen, SessionPointer next) {
        return seen.facts().stage() == next.facts().stage()
                ? Optional.empty()
                : next.quoteSignature().map(signature -> ended(signature, next));
    }

    /** No later stage is open. */
    private static Write ended(String quoteSignature, SessionPointer next) {
        return Write.update(
                Key.quoteSession(quoteSignature, next.sessionId()),
                Condition.always(),
                AttributeChange.set(SESSION_ID, next.sessionId()),
                AttributeChange.set(STATUS, next.facts().stage().text()),
                AttributeChange.remove(CHECKOUT_URL),
                AttributeChange.set(
                        Attributes.EXPIRES_AT,
                        SessionPointerItemMapper.keptUntil(next).getEpochSecond()));
    }
}
