package com.thebabesclub.commerce.aws;

import com.thebabesclub.commerce.setting.Settings;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

import java.util.Optional;

/**
 * The credentials of the environment, where Lambda puts those of a function for the life of its
 * process; else those that the SDK finds: of a profile, a container, a snapshot that was restored.
 */
final class GivenCredentials implements Credentials.Source {

    private final Optional<Credentials> given;
    private volatile @Nullable DefaultCredentialsProvider provider;

    GivenCredentials(Settings settings) {
        Optional<String> keyId = settings.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = settings.variable("AWS_SECRET_ACCESS_KEY");
        String token = settings.variable("AWS_SESSION_TOKEN").orElse("");
        given =
                keyId.isPresent() && secret.isPresent()
                        ? Optional.of(new Credentials(keyId.get(), secret.get(), token))
                        : Optional.empty();
    }

    @Override
    public Credentials now() {
        return given.isPresent() ? given.get() : found();
    }

    private Credentials found() {
        AwsCredentials found = provider().resolveCredentials();
        String token = found instanceof AwsSessionCredentials session ? session.sessionToken() : "";
        return new Credentials(found.accessKeyId(), found.secretAccessKey(), token);
    }

    private DefaultCredentialsProvider provider() {
        DefaultCredentialsProvider known = provider;
        return known == null ? firstProvider() : known;
    }

    private synchronized DefaultCredentialsProvider firstProvider() {
        DefaultCredentialsProvider known = provider;
        if (known == null) {
            known = DefaultCredentialsProvider.builder().build();
            provider = known;
        }
        return known;
    }
}
