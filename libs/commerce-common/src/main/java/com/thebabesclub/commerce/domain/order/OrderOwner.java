package com.thebabesclub.commerce.domain.order;

/** Whose order it is, and what says so. */
public record OrderOwner(String userId, OwnerProof proof) {

    public OrderOwner {
        if (userId.isBlank()) {
            throw new IllegalArgumentException("an owner has an id");
        }
    }

    /**
     * @param verified whether a token said so; otherwise it is what the browser said or the e-mail
     *     that Stripe collected
     */
    public OrderOwner(String userId, boolean verified) {
        this(userId, verified ? OwnerProof.TOKEN : OwnerProof.NONE);
    }

    /** Whether a token said so. */
    public boolean verified() {
        return proof == OwnerProof.TOKEN;
    }

    /** Masked: the id may be an e-mail. */
    @Override
    public String toString() {
        return "Owner[" + proof + "]";
    }
}
