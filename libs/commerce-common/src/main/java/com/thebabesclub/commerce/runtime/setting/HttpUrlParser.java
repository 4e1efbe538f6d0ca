package com.thebabesclub.commerce.runtime.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Absolute http and https addresses. */
public final class HttpUrlParser {

    static final String MEANING = "an http or https address";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private HttpUrlParser() {}

    /** The address; empty where the text is none. */
    public static Optional<URI> of(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null && SCHEMES.contains(address.getScheme())
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * The address that a property may hold; a {@link InvalidSettingException} where it is none.
     *
     * @param component the name of the property in its record
     */
    public static Optional<URI> of(
            Optional<String> text, Class<? extends Record> properties, String component) {
        return text.map(
                value ->
                        of(value)
                                .orElseThrow(
                                        () ->
                                                InvalidSettingException.of(
                                                        properties,
                                                        component,
                                                        "is \""
                                                                + value
                                                                + "\" and not "
                                                                + MEANING)));
    }

    /** Whether nobody on the way there can read along: by https, or on this machine. */
    public static boolean isPrivate(URI address) {
        return address.getScheme().equals("https") || THIS_MACHINE.contains(address.getHost());
    }
}
