package com.thebabesclub.commerce.stripe;

/** That Stripe refused a session, by the part of it that is at fault: what can be done follows. */
public enum SessionRefusal implements SessionCreation {
    /** A line's product is not there, or is archived: the line can describe it. */
    PRODUCT,
    /** The coupon is not there, or cannot be used: the lines can carry the discount. */
    COUPON,
    /** What the e-mail field was to be filled with is no e-mail: it can be left empty. */
    EMAIL,
    /** The customer is not there, or was deleted: another can be made. */
    CUSTOMER,
    /** Less than Stripe charges in this currency. */
    AMOUNT_TOO_SMALL,
    /** More than Stripe, or any way to pay that the session has, charges in this currency. */
    AMOUNT_TOO_LARGE,
    /** The address after a payment is none. */
    SUCCESS_URL,
    /** The address of the way back is none. */
    CANCEL_URL,
    /** Anything else: settings, the catalogue, the account or this code, and not the customer. */
    UNEXPECTED
}
