package com.thebabesclub.commerce.http;

import java.math.BigInteger;
import java.net.InetAddress;

/** An address or a network, {@code 10.0.0.0/8}. */
record AddressRange(InetAddress network, int bits) {

    AddressRange {
        if (bits < 0 || bits > width(network)) {
            throw new IllegalArgumentException("a network of " + bits + " bits");
        }
    }

    /**
     * @throws IllegalArgumentException where it is not an address or network; names are never
     *     looked up
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new AddressRange(
                network, slash < 0 ? width(network) : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        int host = width(network) - bits;
        return width(address) == width(network)
                && number(address).shiftRight(host).equals(number(network).shiftRight(host));
    }

    private static int width(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
