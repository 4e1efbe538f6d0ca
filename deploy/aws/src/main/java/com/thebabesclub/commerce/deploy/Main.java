package com.thebabesclub.commerce.deploy;

import com.thebabesclub.commerce.deploy.review.Reviewed;
import com.thebabesclub.commerce.deploy.stage.ShopVariable;
import com.thebabesclub.commerce.deploy.stage.StageProblem;
import com.thebabesclub.commerce.deploy.stage.StageSetting;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Synthesises the shop for one environment: {@code stage=prod domain=api.example.com …}, as
 * arguments or as the context of the CDK's command line.
 */
public final class Main {

    private static final String STAGE = "stage";

    private Main() {}

    public static void main(String[] arguments) {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        String name = "";
        try {
            Map<String, String> given = given(app, arguments);
            String stage = given.remove(STAGE);
            if (stage == null) {
                throw new StageProblem("No environment is named: say stage=dev, staging or prod");
            }
            Path root = Path.of(System.getProperty("repository.root", "."));
            CommerceStack stack =
                    CommerceStack.in(app, StageSettings.of(stage, given), Artifacts.under(root));
            name = stack.getStackName();
        } catch (StageProblem problem) {
            System.err.println(problem.getMessage() + ".");
            System.exit(2);
        }
        List<String> findings = Reviewed.findings(app.synth().getStackByName(name));
        findings.forEach(System.err::println);
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    private static Map<String, String> given(App app, String... arguments) {
        Map<String, String> given = new TreeMap<>();
        names().forEach(
                        name -> {
                            Object value = app.getNode().tryGetContext(name);
                            if (value != null) {
                                given.put(name, value.toString());
                            }
                        });
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2) {
                throw new StageProblem("\"" + argument + "\" is no setting: say name=value");
            }
            given.put(parts[0], Objects.requireNonNull(parts[1]));
        }
        return given;
    }

    private static Stream<String> names() {
        return Stream.of(
                        Stream.of(STAGE),
                        Arrays.stream(StageSetting.values()).map(StageSetting::key),
                        Arrays.stream(ShopVariable.values()).map(ShopVariable::name))
                .flatMap(names -> names);
    }
}
