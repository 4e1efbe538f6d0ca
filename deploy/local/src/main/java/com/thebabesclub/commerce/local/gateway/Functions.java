package com.thebabesclub.commerce.local.gateway;

/** The functions of the stack, behind Lambda's own API as far as the shop calls it. */
public interface Functions {

    /** The path of Lambda's API; what follows is {@code <name>/invocations}. */
    String PREFIX = "/2015-03-31/functions/";

    /**
     * Starts a function and does not wait for its end.
     *
     * @param payload JSON
     * @return false where there is no function of this name
     */
    boolean start(String name, String payload);
}
