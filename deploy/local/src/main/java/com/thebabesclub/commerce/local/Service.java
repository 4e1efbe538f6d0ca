package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.gateway.Upstream;

import java.util.List;
import java.util.Locale;

/**
 * The services of the shop, as seen from outside: a jar, a port, and the paths that are its own.
 */
enum Service {
    CHECKOUT,
    WEBHOOK,
    DASHBOARD;

    /** As the command line calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return word() + "-service";
    }

    int port(Ports ports) {
        return switch (this) {
            case CHECKOUT -> ports.checkout();
            case WEBHOOK -> ports.webhook();
            case DASHBOARD -> ports.dashboard();
        };
    }

    Upstream upstream(Ports ports) {
        List<String> prefixes =
                switch (this) {
                    case CHECKOUT -> List.of("/cart", "/catalog", "/checkout");
                    case WEBHOOK -> List.of("/stripe");
                    case DASHBOARD -> List.of("/dashboard", "/admin");
                };
        return new Upstream(word() + " service", Ports.uri(port(ports)), prefixes);
    }
}
