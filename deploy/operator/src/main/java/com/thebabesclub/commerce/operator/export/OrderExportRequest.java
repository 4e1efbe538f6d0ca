package com.thebabesclub.commerce.operator.export;

import com.thebabesclub.commerce.sync.command.UsageException;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Which orders are to be exported, and from where.
 *
 * @param api what stands in front of every route
 * @param period the parameter for the period and its value, as {@code month=2026-11}
 * @param personal with e-mails and addresses
 */
record OrderExportRequest(URI api, String period, Format format, boolean personal) {

    /** How orders are written. */
    enum Format {
        CSV,
        JSONL
    }

    /** What a token is sent to: nobody on the way may read it. */
    static URI api(String text) {
        URI api = parsed(text);
        String scheme = Optional.ofNullable(api.getScheme()).orElse("");
        boolean isOpen = scheme.equalsIgnoreCase("http") && isThisMachine(api);
        if (api.getHost() == null || !(scheme.equalsIgnoreCase("https") || isOpen)) {
            throw new UsageException(
                    "--api should be an address as https://api.example.com: a token goes there.");
        }
        return api;
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text.replaceAll("/+$", ""));
        } catch (IllegalArgumentException _) {
            return URI.create("");
        }
    }

    private static boolean isThisMachine(URI api) {
        try {
            return InetAddress.getByName(api.getHost()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /** The address of a page. */
    URI page(Optional<String> cursor) {
        return URI.create(
                "%s/admin/orders/export?%s&format=%s&personal=%s%s"
                        .formatted(
                                api,
                                period,
                                format.name().toLowerCase(Locale.ROOT),
                                personal,
                                cursor.map(OrderExportRequest::parameter).orElse("")));
    }

    private static String parameter(String cursor) {
        return "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
