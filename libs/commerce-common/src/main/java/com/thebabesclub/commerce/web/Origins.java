package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The origins from which browsers may call, and what an answer says of that. */
final class Origins {

    private static final String EXPOSED = "X-Request-Id, Retry-After, ETag";

    private final Set<String> allowed;

    Origins(Settings settings) {
        this.allowed = Set.copyOf(settings.list(Setting.CORS_ALLOW_ORIGIN));
    }

    boolean allow(Optional<String> origin) {
        return origin.isPresent() && allowed.contains(origin.get());
    }

    /** The headers of every answer, errors too, or a browser would not show them to its page. */
    Map<String, String> marks(Optional<String> origin) {
        return allow(origin)
                ? Map.of(
                        "Vary",
                        "Origin",
                        "Access-Control-Allow-Origin",
                        origin.orElseThrow(),
                        "Access-Control-Expose-Headers",
                        EXPOSED)
                : Map.of("Vary", "Origin");
    }
}
