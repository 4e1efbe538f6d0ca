package com.thebabesclub.commerce.deploy.stage;

import com.thebabesclub.commerce.runtime.secret.SecretName;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** What an environment's file and the command line say, the command line first. */
record Chosen(
        Environment environment,
        Map<StageSetting, String> ofStage,
        Map<ShopVariable, String> ofShop) {

    static Chosen of(Environment environment, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(file(environment));
        all.putAll(more);
        Map<StageSetting, String> ofStage = new EnumMap<>(StageSetting.class);
        Map<ShopVariable, String> ofShop = new EnumMap<>(ShopVariable.class);
        all.forEach(
                (key, value) -> {
                    Optional<StageSetting> setting = stageSetting(key);
                    if (setting.isPresent()) {
                        ofStage.put(setting.get(), value.strip());
                    } else {
                        ofShop.put(shopVariable(key), value.strip());
                    }
                });
        return new Chosen(environment, Map.copyOf(ofStage), Map.copyOf(ofShop));
    }

    /** The value, or the default. */
    String text(StageSetting setting) {
        return ofStage.getOrDefault(setting, setting.fallback());
    }

    /** The value, or the default, where that is not the empty text. */
    Optional<String> find(StageSetting setting) {
        return Optional.of(text(setting)).filter(value -> !value.isEmpty());
    }

    private static Optional<StageSetting> stageSetting(String key) {
        return Arrays.stream(StageSetting.values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    private static ShopVariable shopVariable(String key) {
        if (Arrays.stream(SecretName.values()).anyMatch(secret -> secret.name().equals(key))) {
            throw new StageProblem(
                    key
                            + " is a secret and must not stand in a template: put it into its SSM"
                            + " parameter");
        }
        return Arrays.stream(ShopVariable.values())
                .filter(variable -> variable.name().equals(key))
                .findFirst()
                .orElseThrow(() -> new StageProblem("There is no setting \"" + key + "\""));
    }

    private static Map<String, String> file(Environment environment) {
        String name = "/stages/" + environment.label() + ".properties";
        Properties lines = new Properties();
        try (InputStream file = Chosen.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new StageProblem("The environment has no file " + name);
            }
            try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                lines.load(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        lines.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return values;
    }
}
