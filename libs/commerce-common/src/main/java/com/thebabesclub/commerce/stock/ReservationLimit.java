package com.thebabesclub.commerce.stock;

/**
 * How many reservations may be open at once for an address.
 *
 * @param address as rate limits count it
 * @param most 0: any number
 */
public record ReservationLimit(String address, int most) {

    /** Nobody's limit. */
    public static final ReservationLimit NONE = new ReservationLimit("", 0);

    /** Masked: an address is personal. */
    @Override
    public String toString() {
        return "ReservationLimit[…]";
    }
}
