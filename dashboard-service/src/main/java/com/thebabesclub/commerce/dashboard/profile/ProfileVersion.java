package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.http.EntityTag;
import com.thebabesclub.commerce.http.Problem;

import io.micronaut.http.HttpRequest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a profile as HTTP has it: {@code "3"}. */
final class ProfileVersion {

    private static final Pattern STRONG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private ProfileVersion() {}

    static String of(long version) {
        return EntityTag.of(Long.toString(version));
    }

    /**
     * The version that {@code If-Match} asks for. One tag of ours and nothing else: any version at
     * all, which {@code *} would be, is no protection from overwriting somebody.
     */
    static Optional<Long> required(HttpRequest<?> request) {
        List<String> headers = request.getHeaders().getAll("If-Match");
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        Matcher tag = STRONG.matcher(headers.getFirst().strip());
        if (headers.size() > 1 || !tag.matches()) {
            throw Problem.invalid("If-Match", "must be the one ETag that was read").exception();
        }
        return Optional.of(Long.valueOf(tag.group(1)));
    }

    /** True where the caller has this version already, by {@code If-None-Match}. */
    static boolean isKnown(HttpRequest<?> request, long version) {
        return EntityTag.isKnown(request, Long.toString(version));
    }
}
