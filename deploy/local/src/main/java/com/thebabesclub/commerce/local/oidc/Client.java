package com.thebabesclub.commerce.local.oidc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pages that people sign in to; each gets its codes at its own address alone. */
enum Client {
    CONSOLE,
    SHOP;

    static Optional<Client> of(String id) {
        return Arrays.stream(values()).filter(client -> client.id().equals(id)).findFirst();
    }

    /** The client that has this page, of an origin. */
    static Optional<Client> at(String address, String origin) {
        return Arrays.stream(values())
                .filter(client -> client.address(origin).equals(address))
                .findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the provider sends people back to. */
    String address(String origin) {
        return "%s/%s/".formatted(origin, id());
    }
}
