package com.thebabesclub.commerce.http.security;

/**
 * What a service makes of one part of a token, and why. No word of the token is in it.
 *
 * @param part the claim's name as it is set, or form, header and signature
 * @param sentence goes on from the part's name
 */
public record TokenFinding(String part, Outcome outcome, String sentence) {

    /** What becomes of the request. */
    public enum Outcome {
        HOLDS,
        /** Nothing comes of it, and the token holds all the same. */
        IGNORED,
        /** The token is none: 401 wherever one is wanted. */
        REFUSED,
        /** Nobody can say, as the services are set up here. */
        UNKNOWN
    }

    static TokenFinding holds(String part, String sentence) {
        return new TokenFinding(part, Outcome.HOLDS, sentence);
    }

    static TokenFinding ignored(String part, String sentence) {
        return new TokenFinding(part, Outcome.IGNORED, sentence);
    }

    static TokenFinding refused(String part, String sentence) {
        return new TokenFinding(part, Outcome.REFUSED, sentence);
    }

    public static TokenFinding unknown(String part, String sentence) {
        return new TokenFinding(part, Outcome.UNKNOWN, sentence);
    }
}
