package com.thebabesclub.commerce.deploy.release;

import static com.thebabesclub.commerce.deploy.release.Workflow.map;
import static com.thebabesclub.commerce.deploy.release.Workflow.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the workflows may do, and that a release is what was tested. */
class WorkflowsTest {

    private static final String[] SERVICES = Repository.SERVICES;

    /** GitHub's own and Amazon's by their major version; nobody else's. */
    private static final String PINNED = "(actions/[a-z-]+|aws-actions/[a-z-]+)@v\\d+";

    private final List<Workflow> all = Workflow.all();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsReleasedByItsTag(String service) {
        Workflow workflow = Workflow.named(service);
        Map<?, ?> push = map(workflow.on().get("push"));
        Map<?, ?> job = workflow.job(service);

        assertThat(texts(push.get("tags"))).containsExactly(service + "-v*");
        assertThat(texts(push.get("branches"))).containsExactly("main");
        assertThat(job.get("uses")).isEqualTo("./.github/workflows/service.yml");
        assertThat(map(job.get("with")).get("service")).isEqualTo(service);
    }

    /** The function that is forgotten here runs old code for ever. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void aReleaseReachesEveryFunctionOfItsService(String service) {
        Object functions = map(Workflow.named(service).job(service).get("with")).get("functions");

        assertThat(String.valueOf(functions).split(" ", -1))
                .containsExactlyElementsOf(functionsOf(service).toList());
    }

    @Test
    void eachFunctionIsReleasedByItselfAndTheFirstFailureIsTheLast() {
        assertThat(Workflow.named("deploy").scripts())
                .anySatisfy(
                        run ->
                                assertThat(run)
                                        .contains("for function in $FUNCTIONS; do")
                                        .doesNotContain("|| true"));
    }

    @Test
    void everyFunctionCanGoBack() {
        Map<?, ?> inputs =
                map(map(Workflow.named("rollback").on().get("workflow_dispatch")).get("inputs"));

        assertThat(texts(map(inputs.get("function")).get("options")))
                .containsExactlyElementsOf(
                        Stream.of(SERVICES).flatMap(WorkflowsTest::functionsOf).toList());
    }

    @Test
    void onlyWhatWasTestedReleasedAndTriedInStagingComesToProd() {
        Workflow service = Workflow.named("service");

        assertThat(service.job("release").get("needs")).isEqualTo("build");
        assertThat(String.valueOf(service.job("release").get("if"))).contains("refs/tags/{0}-v");
        assertThat(service.job("staging").get("needs")).isEqualTo("release");
        assertThat(service.job("prod").get("needs")).isEqualTo("staging");
        assertThat(String.valueOf(service.job("by-hand").get("if"))).doesNotContain("prod");
        assertThat(service.scripts()).anySatisfy(run -> assertThat(run).contains("verify"));
    }

    @Test
    void aReleaseHasZipsBillOfMaterialsAndProvenance() {
        Workflow service = Workflow.named("service");

        assertThat(String.join("\n", service.scripts()))
                .contains(
                        "-lambda.zip",
                        "-runtime.zip",
                        "-sbom.json",
                        "sha256sum",
                        "gh release create");
        assertThat(service.uses())
                .anySatisfy(use -> assertThat(use).startsWith("actions/attest-build-provenance@"));
    }

    @Test
    void eachStageDeploysOneAfterTheOtherAndInItsOwnEnvironment() {
        Map<?, ?> deploy = Workflow.named("deploy").job("deploy");

        assertThat(deploy.get("environment")).isEqualTo("${{ inputs.stage }}");
        assertThat(String.valueOf(map(deploy.get("concurrency")).get("group")))
                .contains("inputs.stage", "inputs.service");
        assertThat(map(deploy.get("concurrency")).get("cancel-in-progress")).isEqualTo(false);
    }

    @Test
    void everyActionIsPinnedAndOfAKnownHouse() {
        assertThat(all).isNotEmpty();
        all.stream()
                .flatMap(workflow -> workflow.uses().stream())
                .filter(use -> !use.startsWith("./"))
                .forEach(use -> assertThat(use).matches(PINNED));
    }

    @Test
    void nothingMayWriteUnlessItsJobSaysSo() {
        for (Workflow workflow : all) {
            assertThat(workflow.content().get("permissions"))
                    .as(workflow.file())
                    .isEqualTo(Map.of("contents", "read"));
        }
        assertThat(jobsThatMay("contents")).containsExactlyInAnyOrder("release", "service");
        assertThat(jobsThatMay("id-token"))
                .containsExactlyInAnyOrder(
                        "release", "service", "staging", "prod", "by-hand", "deploy", "rollback");
    }

    @Test
    void noStrangersTextBecomesAScript() {
        for (Workflow workflow : all) {
            assertThat(workflow.on().keySet().stream().map(Object::toString).toList())
                    .as(workflow.file())
                    .doesNotContain("pull_request_target", "issue_comment", "workflow_run");
            assertThat(workflow.scripts())
                    .as(workflow.file() + ": expressions reach a script as variables only")
                    .allSatisfy(run -> assertThat(run).doesNotContain("${{"));
        }
    }

    @Test
    void noJobRunsForEverAndNoCheckoutKeepsItsToken() {
        for (Workflow workflow : all) {
            workflow.eachJob().stream()
                    .filter(job -> job.containsKey("runs-on"))
                    .forEach(
                            job ->
                                    assertThat(job.get("timeout-minutes"))
                                            .isInstanceOf(Integer.class));
            workflow.steps().stream()
                    .filter(
                            step ->
                                    String.valueOf(step.get("uses"))
                                            .startsWith("actions/checkout@"))
                    .forEach(
                            step ->
                                    assertThat(map(step.get("with")).get("persist-credentials"))
                                            .as(workflow.file())
                                            .isEqualTo(false));
        }
    }

    @Test
    @Case(id = "A43", sentence = "Vulnerable or doubled dependencies.")
    void everyServiceIsScannedForKnownVulnerabilities() {
        Workflow security = Workflow.named("security");
        String scripts = String.join("\n", security.scripts());

        assertThat(security.on().keySet().stream().map(Object::toString).toList())
                .contains("pull_request", "push", "schedule");
        for (String service : SERVICES) {
            assertThat(scripts).contains(service);
            assertThat(Repository.text(service + "/pom.xml")).contains("cyclonedx-maven-plugin");
        }
        assertThat(scripts).contains("osv-scanner").doesNotContain("|| true");
        assertThat(security.uses())
                .anySatisfy(use -> assertThat(use).startsWith("actions/dependency-review-action@"));
        assertThat(security.steps()).noneMatch(step -> step.containsKey("continue-on-error"));
    }

    @Test
    void updatesAreProposedForLibrariesAndActions() {
        Map<?, ?> dependabot = Workflow.parsed(".github/dependabot.yml");

        assertThat(dependabot.get("version")).isEqualTo(2);
        assertThat(Workflow.maps(dependabot.get("updates")))
                .extracting(
                        update -> update.get("package-ecosystem"),
                        update -> update.get("directory"))
                .containsExactlyInAnyOrder(
                        tuple("maven", "/"),
                        tuple("github-actions", "/"),
                        tuple("npm", "/libs/typescript-client"));
    }

    private static Stream<String> functionsOf(String module) {
        return Stream.of(Service.values())
                .filter(service -> service.module().equals(module))
                .map(service -> service.functionName().fallback());
    }

    private Set<String> jobsThatMay(String permission) {
        return all.stream()
                .flatMap(workflow -> workflow.jobs().entrySet().stream())
                .filter(
                        job ->
                                "write"
                                        .equals(
                                                map(map(job.getValue()).get("permissions"))
                                                        .get(permission)))
                .map(job -> kind(job.getKey().toString()))
                .collect(Collectors.toSet());
    }

    /** The jobs of the four services are one of a kind. */
    private static String kind(String job) {
        return Stream.of(SERVICES).anyMatch(job::equals) ? "service" : job;
    }
}
