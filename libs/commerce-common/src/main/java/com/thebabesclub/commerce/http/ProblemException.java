package com.thebabesclub.commerce.http;

/**
 * Ends the handling of a request with a problem. It has no stack trace: it is an answer, not a
 * fault of ours.
 */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
