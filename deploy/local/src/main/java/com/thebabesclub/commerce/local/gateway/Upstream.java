package com.thebabesclub.commerce.local.gateway;

import java.net.URI;
import java.util.List;

/**
 * A service behind the gateway.
 *
 * @param name as messages call it
 * @param base scheme, host and port
 * @param prefixes the first path segments that are its own
 */
public record Upstream(String name, URI base, List<String> prefixes) {

    public Upstream {
        prefixes = List.copyOf(prefixes);
    }

    boolean serves(String path) {
        return prefixes.stream()
                .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
