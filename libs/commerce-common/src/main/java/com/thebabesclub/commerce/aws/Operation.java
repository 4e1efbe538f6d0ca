package com.thebabesclub.commerce.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.io.IOException;

/**
 * One call of an operation: what is asked, and what the answer means. All of it runs on the call's
 * own thread.
 *
 * @param <T> what the answer becomes
 */
public interface Operation<T> {

    /** As the service names it. */
    String name();

    /** The body of the request; asked for once, however many attempts there are. */
    byte[] request() throws IOException;

    /**
     * What an answer means that is no error.
     *
     * @throws IOException where it cannot be read
     */
    T read(byte[] answer) throws IOException;

    /**
     * The exception for an error, to which its name, message and status are added.
     *
     * @param code that the service gave it, empty where it gave none
     * @param body empty where it is no JSON
     */
    default AwsServiceException.Builder refusal(String code, byte[] body) {
        return AwsServiceException.builder();
    }
}
