package com.thebabesclub.commerce.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.wire.Credentials;
import com.thebabesclub.commerce.table.wire.RequestSignature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** SSM where the environment names all that a call needs, as Lambda's does. */
record ParameterService(URI address, Credentials credentials, RequestSignature signature) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String TARGET = "AmazonSSM.GetParameter";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    /** Regions whose endpoints are called alike; of all others the SDK knows. */
    private static final String[] PLAIN_REGIONS = {
        "us-east-",
        "us-west-",
        "eu-west-",
        "eu-central-",
        "eu-north-",
        "eu-south-",
        "ap-",
        "ca-",
        "sa-"
    };

    private static final String[] OTHER_ENDPOINTS = {
        "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"
    };

    /** Empty where that is not so. */
    static Optional<ParameterService> of(Settings settings) {
        Optional<String> keyId = settings.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = settings.variable("AWS_SECRET_ACCESS_KEY");
        Optional<String> region = settings.variable("AWS_REGION");
        if (keyId.isEmpty() || secret.isEmpty() || region.isEmpty()) {
            return Optional.empty();
        }
        String token = settings.variable("AWS_SESSION_TOKEN").orElse("");
        Credentials credentials = new Credentials(keyId.get(), secret.get(), token);
        return address(settings, region.get())
                .map(
                        address ->
                                new ParameterService(
                                        address, credentials, signature(region.get(), address)));
    }

    /** The body of the call. */
    byte[] question(String parameter) throws IOException {
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(question)) {
            json.writeStartObject();
            json.writeStringField("Name", parameter);
            json.writeBooleanField("WithDecryption", true);
            json.writeEndObject();
        }
        return question.toByteArray();
    }

    /** Gives the call its headers. */
    void sign(HttpURLConnection call, byte[] body, Instant at) {
        RequestSignature.Signed signed = signature.sign(TARGET, body, credentials, at);
        call.setRequestProperty("Content-Type", CONTENT_TYPE);
        call.setRequestProperty("X-Amz-Target", TARGET);
        call.setRequestProperty("X-Amz-Content-Sha256", signed.hash());
        call.setRequestProperty("X-Amz-Date", signed.date());
        if (!credentials.token().isEmpty()) {
            call.setRequestProperty("X-Amz-Security-Token", credentials.token());
        }
        call.setRequestProperty("Authorization", signed.authorization());
    }

    private static RequestSignature signature(String region, URI address) {
        return new RequestSignature("ssm", CONTENT_TYPE, region, address.getRawAuthority());
    }

    private static Optional<URI> address(Settings settings, String region) {
        Optional<String> own = settings.variable("AWS_ENDPOINT_URL_SSM");
        Optional<String> named = own.isPresent() ? own : settings.variable("AWS_ENDPOINT_URL");
        if (named.isPresent()) {
            return named.map(URI::create);
        }
        return isPlain(settings, region)
                ? Optional.of(URI.create("https://ssm." + region + ".amazonaws.com"))
                : Optional.empty();
    }

    private static boolean isPlain(Settings settings, String region) {
        for (String variable : OTHER_ENDPOINTS) {
            if (settings.variable(variable).isPresent()) {
                return false;
            }
        }
        for (String beginning : PLAIN_REGIONS) {
            if (region.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
