package com.thebabesclub.commerce.dashboard.nfts;

import com.fasterxml.jackson.core.JsonParseException;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.Problem.Violation;
import com.thebabesclub.commerce.runtime.json.Utf8Text;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.validation.validator.Validator;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes lists of who holds which token. The same list twice comes to the same. */
@Singleton
final class NftImportService {

    static final String PREFIX = "NFT#";

    private static final int MOST_LINES = 100;
    private static final int AT_ONCE = 8;

    private final CommerceTable table;
    private final ObjectMapper json;
    private final Validator validator;

    NftImportService(CommerceTable table, ObjectMapper json, Validator validator) {
        this.table = table;
        this.json = json;
        this.validator = validator;
    }

    /** Writes all lines, or none where one of them is wrong: the problem names each that is. */
    Mono<NftImportReply> run(byte[] body) {
        List<NftLine> lines = read(text(body));
        int removed = (int) lines.stream().filter(NftLine::isRemoval).count();
        return Flux.fromIterable(lines)
                .flatMap(line -> table.write(line.write()), AT_ONCE)
                .then(Mono.just(new NftImportReply(lines.size() - removed, removed)));
    }

    private static String text(byte[] body) {
        try {
            return Utf8Text.of(body);
        } catch (JsonParseException noText) {
            throw Problem.invalid("body", "must be UTF-8").exception();
        }
    }

    private List<NftLine> read(String text) {
        List<String> written = text.lines().filter(line -> !line.isBlank()).toList();
        if (written.isEmpty() || written.size() > MOST_LINES) {
            throw Problem.invalid("body", "must have 1 to " + MOST_LINES + " lines").exception();
        }
        List<NftLine> lines = new ArrayList<>();
        List<Violation> wrong = new ArrayList<>();
        Set<Key> keys = new HashSet<>();
        for (int n = 0; n < written.size(); n++) {
            String path = "line[" + (n + 1) + "]";
            Optional<NftLine> line = parsed(written.get(n));
            List<Violation> found =
                    line.map(given -> violations(path, given, keys))
                            .orElseGet(
                                    () ->
                                            List.of(
                                                    new Violation(
                                                            path,
                                                            "must be a JSON object of the known fields")));
            wrong.addAll(found);
            line.ifPresent(lines::add);
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid("body", "has wrong lines").withViolations(wrong).exception();
        }
        return lines;
    }

    private Optional<NftLine> parsed(String line) {
        try {
            return Optional.ofNullable(json.readValue(line, NftLine.class));
        } catch (IOException noLine) {
            return Optional.empty();
        }
    }

    private List<Violation> violations(String path, NftLine line, Set<Key> keys) {
        List<Violation> found =
                new ArrayList<>(
                        validator.validate(line).stream()
                                .map(
                                        violation ->
                                                new Violation(
                                                        path + "." + violation.getPropertyPath(),
                                                        violation.getMessage()))
                                .toList());
        if (found.isEmpty() && !line.hasRealTime()) {
            found.add(new Violation(path + ".acquiredAt", NftLine.NO_TIME));
        }
        if (found.isEmpty() && !keys.add(line.key())) {
            found.add(new Violation(path, "names a token of a user a second time"));
        }
        return found;
    }
}
