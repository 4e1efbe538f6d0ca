package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OwnerProof;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.http.security.UnprovenOrderProperties.Access;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.OwnerAttributeMapper;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Who may see, export and erase an order. A user id that no token proved is what a browser said:
 * the order is its caller's only where their verified e-mail is the order's. To anybody else it is
 * not there.
 */
@Singleton
public final class OrderAccessPolicy {

    private final boolean isShown;

    OrderAccessPolicy(UnprovenOrderProperties properties) {
        this.isShown = properties.orders() == Access.SHOW;
    }

    /** Whether the order that a session became, or will become, is the caller's. */
    public boolean mayAccess(Caller caller, SessionPointer pointer) {
        return owner(pointer)
                .filter(
                        owner ->
                                mayAccess(caller, owner, pointer.facts().details().customerEmail()))
                .isPresent();
    }

    /** Whether a row that lies under the caller's id is theirs. */
    public boolean mayAccess(Caller caller, Attributes order) {
        return mayAccess(
                caller,
                new OrderOwner(caller.subject(), OwnerAttributeMapper.proof(order)),
                order.findText("customerEmail"));
    }

    /**
     * Whether a session of which no e-mail is known yet may turn out to be the caller's, so that it
     * is worth asking what became of it.
     */
    public boolean mayTurnOutTheirs(Caller caller, SessionPointer pointer) {
        return owner(pointer)
                .filter(owner -> owner.userId().equals(caller.subject()))
                .filter(owner -> isTrusted(owner) || caller.verifiedEmail().isPresent())
                .isPresent();
    }

    private boolean mayAccess(Caller caller, OrderOwner owner, Optional<String> customerEmail) {
        return owner.userId().equals(caller.subject())
                && (isTrusted(owner) || isTheirs(caller, customerEmail));
    }

    private boolean isTrusted(OrderOwner owner) {
        return isShown || owner.proof() != OwnerProof.NONE;
    }

    private static boolean isTheirs(Caller caller, Optional<String> customerEmail) {
        return caller.verifiedEmail()
                .filter(email -> customerEmail.flatMap(EmailAddress::of).equals(Optional.of(email)))
                .isPresent();
    }

    private static Optional<OrderOwner> owner(SessionPointer pointer) {
        return pointer.record().map(OrderRecord::owner).or(pointer::owner);
    }
}
