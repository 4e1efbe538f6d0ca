package com.thebabesclub.commerce.dashboard.admin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The id of a task that was given up, as it may stand in a path. */
final class TaskId {

    /** As DynamoDB has it of a sort key. */
    private static final int MOST_BYTES = 1024;

    private TaskId() {}

    static String of(String sort) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sort.getBytes(StandardCharsets.UTF_8));
    }

    /** The sort key; empty where no task has such an id. */
    static Optional<String> sort(String taskId) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(taskId);
            return bytes.length == 0 || bytes.length > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
