package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OwnerProof;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;

import java.util.List;

/**
 * An owner as two attributes: {@code userId}, and {@code ownerVerified}, which is true, false or
 * {@code legacy}. The rows of the legacy Python Lambdas have no {@code ownerVerified}.
 */
public final class OwnerAttributeMapper {

    private static final String USER_ID = "userId";
    private static final String VERIFIED = "ownerVerified";
    private static final String LEGACY = "legacy";

    private OwnerAttributeMapper() {}

    /** The owner that an order's row names, under whose id it lies. */
    public static OrderOwner read(Attributes item) {
        return new OrderOwner(item.text(USER_ID), proof(item));
    }

    /** What an order's row says of its owner. */
    public static OwnerProof proof(Attributes item) {
        if (!item.has(VERIFIED) || item.isText(VERIFIED, LEGACY)) {
            return OwnerProof.LEGACY;
        }
        return item.isTrue(VERIFIED) ? OwnerProof.TOKEN : OwnerProof.NONE;
    }

    /** Puts an owner in the place of another. */
    public static List<AttributeChange> changes(OrderOwner owner) {
        return List.of(
                AttributeChange.set(USER_ID, owner.userId()),
                owner.proof() == OwnerProof.LEGACY
                        ? AttributeChange.set(VERIFIED, LEGACY)
                        : AttributeChange.set(VERIFIED, owner.verified()));
    }

    /** Adds the two attributes to an item. */
    public static Attributes.Builder put(OrderOwner owner, Attributes.Builder item) {
        item.put(USER_ID, owner.userId());
        return owner.proof() == OwnerProof.LEGACY
                ? item.put(VERIFIED, LEGACY)
                : item.put(VERIFIED, owner.verified());
    }
}
