package com.thebabesclub.commerce.domain.session;

import java.util.Set;

/**
 * The names under which a session carries what it was made for. From them {@code settle} rebuilds a
 * pointer that was lost in a crash.
 */
public final class SessionMetadata {

    public static final String APP = "app";
    public static final String ENV = "env";
    public static final String QUOTE_SIGNATURE = "quoteSignature";
    public static final String CART_ID = "cartId";
    public static final String CART_HASH = "cartHash";
    public static final String USER_ID = "userId";

    /** {@code true} where a token, and not the browser, named the user. */
    public static final String USER_VERIFIED = "userVerified";

    /** The reservation that the session sells, as {@code <number>-<attempt>}. */
    public static final String RESERVATION = "reservation";

    /** All of them. */
    public static final Set<String> NAMES =
            Set.of(
                    APP,
                    ENV,
                    QUOTE_SIGNATURE,
                    CART_ID,
                    CART_HASH,
                    USER_ID,
                    USER_VERIFIED,
                    RESERVATION);

    private SessionMetadata() {}
}
