package com.thebabesclub.commerce.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.deploy.review.Reviewed;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Environments as they would be deployed, without the functions' code. Each is made once. */
public final class Synthesised {

    private static final Map<String, Synthesised> MADE = new ConcurrentHashMap<>();

    private final JsonNode template;
    private final List<String> findings;

    private Synthesised(JsonNode template, List<String> findings) {
        this.template = template;
        this.findings = findings;
    }

    /** The environment with these settings beside those of its file. */
    public static Synthesised of(String environment, Map<String, String> more) {
        return MADE.computeIfAbsent(environment + more, _ -> make(environment, more));
    }

    public static Synthesised of(String environment) {
        return of(environment, Map.of());
    }

    private static Synthesised make(String environment, Map<String, String> more) {
        requireNode();
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        CommerceStack stack =
                CommerceStack.in(app, StageSettings.of(environment, more), new StubArtifacts());
        CloudFormationStackArtifact made = app.synth().getStackByName(stack.getStackName());
        List<String> findings = Reviewed.findings(made);
        return new Synthesised(new ObjectMapper().valueToTree(made.getTemplate()), findings);
    }

    private static void requireNode() {
        try {
            if (new ProcessBuilder("node", "--version").start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Node 20 or later is needed, in which the CDK runs; without it, leave this"
                            + " module out by: mvn verify -pl '!deploy/aws'",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("node --version fails");
    }

    /** The whole template. */
    public JsonNode template() {
        return template;
    }

    /** What the rules have found. */
    public List<String> findings() {
        return findings;
    }

    /**
     * The resources of this type, such as {@code AWS::SQS::Queue}, as they stand in the template.
     */
    public List<JsonNode> resources(String type) {
        return all().filter(resource -> resource.path("Type").asText().equals(type)).toList();
    }

    /** The properties of the resources of this type. */
    public List<JsonNode> properties(String type) {
        return resources(type).stream().map(resource -> resource.path("Properties")).toList();
    }

    /** The properties of the only resource of this type. */
    public JsonNode only(String type) {
        List<JsonNode> found = properties(type);
        if (found.size() != 1) {
            throw new AssertionError("there are " + found.size() + " of " + type);
        }
        return found.getFirst();
    }

    /** The properties of the function of this name. */
    public JsonNode function(String name) {
        return properties("AWS::Lambda::Function").stream()
                .filter(function -> function.path("FunctionName").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no function " + name));
    }

    /** The statements of the policies of the role of this service. */
    public List<JsonNode> statements(String service) {
        String prefix = "Role" + service;
        List<JsonNode> statements = new ArrayList<>();
        template.path("Resources")
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getKey().startsWith(prefix)
                                    && entry.getValue()
                                            .path("Type")
                                            .asText()
                                            .equals("AWS::IAM::Policy")) {
                                entry.getValue()
                                        .at("/Properties/PolicyDocument/Statement")
                                        .forEach(statements::add);
                            }
                        });
        return statements;
    }

    /** A value, or the values of a list, as CloudFormation writes either. */
    public static Set<String> texts(JsonNode oneOrMore) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(one -> texts.add(text(one)));
        } else {
            texts.add(text(oneOrMore));
        }
        return texts;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : node.toString();
    }

    private Stream<JsonNode> all() {
        return StreamSupport.stream(template.path("Resources").spliterator(), false);
    }
}
