package com.thebabesclub.commerce.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.Latest;
import com.thebabesclub.commerce.local.gateway.Request;
import com.thebabesclub.commerce.local.gateway.Section;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes letters as Postmark does (https://postmarkapp.com/developer/api/email-api) and carries them
 * nowhere: the last of them are kept to be looked at.
 */
public final class PostmarkReceiver implements Section {

    /** The path of Postmark's one route that the shop calls, which no service has. */
    public static final String PATH = "/email";

    private final String token;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Latest<Letter> letters = new Latest<>();
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * @param token which the sender has to know; no page of another origin can send it unasked
     * @param ids makes ids that nobody may guess
     */
    public PostmarkReceiver(String token, Clock clock, Supplier<String> ids) {
        this.token = token;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public boolean serves(String path) {
        return path.equals(PATH);
    }

    @Override
    public Answer answer(Request request) {
        if (!request.method().equals("POST")) {
            return refusal(405, 405, "Letters are posted.");
        }
        if (!knowsToken(request)) {
            return refusal(401, 10, "The server token is wrong.");
        }
        return message(request.body())
                .filter(message -> !message.path("To").asText().isEmpty())
                .map(this::take)
                .orElseGet(() -> refusal(422, 402, "This is no letter to anybody."));
    }

    /** The last letters, the newest first. */
    List<Letter> letters() {
        return letters.all();
    }

    Optional<Letter> letter(String id) {
        return letters().stream().filter(letter -> letter.id().equals(id)).findFirst();
    }

    private Answer take(JsonNode message) {
        Letter letter =
                new Letter(
                        ids.get(),
                        clock.instant(),
                        message.path("From").asText(),
                        message.path("To").asText(),
                        message.path("Subject").asText(),
                        message.path("Tag").asText(),
                        message.path("TextBody").asText(),
                        message.path("HtmlBody").asText());
        letters.add(letter);
        ObjectNode taken =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("To", letter.to())
                        .put("SubmittedAt", letter.at().toString())
                        .put("MessageID", letter.id())
                        .put("ErrorCode", 0)
                        .put("Message", "OK");
        return Answer.json(200, taken.toString());
    }

    private Optional<JsonNode> message(String body) {
        try {
            return Optional.ofNullable(mapper.readTree(body));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private boolean knowsToken(Request request) {
        String given = request.header("X-Postmark-Server-Token").orElse("");
        return MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
    }

    private static Answer refusal(int status, int code, String message) {
        ObjectNode refusal =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ErrorCode", code)
                        .put("Message", message);
        return Answer.json(status, refusal.toString());
    }
}
