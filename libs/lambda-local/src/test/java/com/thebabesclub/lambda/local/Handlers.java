package com.thebabesclub.lambda.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Functions to run; each runs in a process of its own. */
final class Handlers {

    private Handlers() {}

    /** Answers what it is, or does what its event says. */
    public static final class Obedient implements RequestStreamHandler {

        private int count;

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context)
                throws IOException {
            String wish = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            count++;
            switch (wish) {
                case "fail" -> throw new IllegalStateException("as wished");
                case "overflow" -> recurse(0);
                case "hang" -> hang();
                case "exit" -> Runtime.getRuntime().halt(7);
                case "large" -> out.write(new byte[RuntimeApi.LARGEST_PAYLOAD + 1]);
                default -> out.write(about(wish, context).getBytes(StandardCharsets.UTF_8));
            }
        }

        private String about(String wish, Context context) {
            Map<String, String> variables = System.getenv();
            return String.join(
                    "|",
                    wish,
                    Integer.toString(count),
                    context.getAwsRequestId(),
                    context.getInvokedFunctionArn(),
                    Boolean.toString(
                            context.getRemainingTimeInMillis() > 0
                                    && context.getRemainingTimeInMillis() <= 29_000),
                    String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader")),
                    String.valueOf(variables.get("AWS_LAMBDA_FUNCTION_NAME")),
                    String.valueOf(variables.get("GREETING")),
                    String.valueOf(variables.get("HOME")));
        }

        private static int recurse(int depth) {
            return depth < 0 ? depth : recurse(depth + 1) + 1;
        }

        private static void hang() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Cannot be made. */
    public static final class Broken implements RequestStreamHandler {

        public Broken() {
            throw new IllegalStateException("no way to start");
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }
}
