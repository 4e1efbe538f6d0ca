package com.thebabesclub.commerce.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

import java.io.ObjectInputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousChannel;
import java.nio.channels.SelectableChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import javax.crypto.Mac;

/**
 * The arrows between the rooms. Each module's {@code ArchitectureTest} applies them to itself and
 * to what it depends on.
 */
public final class ArchitectureRules {

    /** Our code without tests and what is only theirs. */
    public static final class MainCode implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/")
                    && !location.contains("-tests.jar")
                    && !location.contains("/commerce/testing/");
        }
    }

    /**
     * Where a process starts, and may read the clock, draw a random number and wait for the end.
     */
    private static final String[] STARTS_OF_PROGRAMS = {
        "..commerce.sync", "..commerce.sync.command"
    };

    /** There a function waits on purpose: before its snapshot is taken, when nothing else runs. */
    private static final String WHERE_A_FUNCTION_WAITS =
            ".*\\.(table\\.TablePriming|quote\\.QuotePriming|catalog\\.CatalogRenewal|snapshot\\.HttpClientRenewal)";

    /** What Lambda calls. */
    private static final String HANDLER = "(ApiHandler|SyncHandler)";

    /**
     * Where HTTP is spoken: by Stripe's library, to Postmark, to the receiver of order events, for
     * the keys of tokens, and to our own API.
     */
    private static final String[] SPEAK_HTTP = {
        "..commerce.stripe..",
        "..commerce.outbox.mail..",
        "..commerce.outbox.orderevent..",
        "..commerce.http.security..",
        "..commerce.operator.export.."
    };

    /** Where something is signed or a signature is checked. */
    private static final String[] SIGN = {
        "..commerce.checkout.quote..",
        "..commerce.dashboard.page..",
        "..commerce.http.security..",
        "..commerce.outbox.orderevent..",
        "..commerce.stripe.."
    };

    /** What it signs, others check: it has nothing to compare. */
    private static final String SIGNS_FOR_OTHERS = "StandardWebhookSigner";

    private static final String[] SERVICES = {
        "..commerce.checkout..",
        "..commerce.webhook..",
        "..commerce.dashboard..",
        "..commerce.sync.."
    };

    /** Programs for people, which may use what a service is made of. */
    private static final String[] TOOLS = {"..commerce.operator..", "..commerce.cutover.."};

    private static final Set<Class<?>> CONNECTIONS =
            Set.of(
                    Socket.class,
                    ServerSocket.class,
                    SelectableChannel.class,
                    AsynchronousChannel.class,
                    HttpClient.class,
                    URLConnection.class);

    private static final Set<String> CURRENT_TIME =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");

    @ArchTest
    public static final ArchRule sharedRoomsKnowNoService =
            noClasses()
                    .that()
                    .resideInAPackage("..commerce..")
                    .and()
                    .resideOutsideOfPackages(SERVICES)
                    .and()
                    .resideOutsideOfPackages(TOOLS)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(SERVICES).or(resideInAnyPackage(TOOLS)));

    /** Arrows between the rooms go one way. */
    @ArchTest
    public static final ArchRule roomsHaveNoCircle =
            slices().matching("..commerce.(*)..").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule checkoutKnowsNoOtherService = alone("..commerce.checkout..");

    @ArchTest
    public static final ArchRule webhookKnowsNoOtherService = alone("..commerce.webhook..");

    @ArchTest
    public static final ArchRule dashboardKnowsNoOtherService = alone("..commerce.dashboard..");

    @ArchTest public static final ArchRule syncKnowsNoOtherService = alone("..commerce.sync..");

    @ArchTest
    public static final ArchRule onlyTheTableKnowsDynamoDb =
            only("software.amazon.awssdk.services.dynamodb..", "..commerce.table..");

    @ArchTest
    public static final ArchRule onlySecretsKnowSsm =
            only("software.amazon.awssdk.services.ssm..", "..commerce.runtime.secret..");

    /** The clients of AWS are the framework's beans, on the SDK's own way to the network. */
    @ArchTest
    public static final ArchRule nobodySpeaksToAwsByHand =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..commerce.runtime.snapshot..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "software.amazon.awssdk.http.auth..",
                            "software.amazon.awssdk.http.nio..",
                            "software.amazon.awssdk.protocols..");

    /** No socket and no client of HTTP of our own beside those that the rooms are for. */
    @ArchTest
    public static final ArchRule nobodyOpensConnectionsByHand =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(SPEAK_HTTP)
                    .should()
                    .dependOnClassesThat(
                            DescribedPredicate.describe(
                                    "open connections",
                                    type -> CONNECTIONS.stream().anyMatch(type::isAssignableTo)));

    @ArchTest
    public static final ArchRule onlySignersSign =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(SIGN)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Mac.class);

    /** A route is answered by its controller alone: nobody else takes an event of Lambda's. */
    @ArchTest
    public static final ArchRule oneWayIn =
            classes()
                    .that()
                    .areAssignableTo(RequestStreamHandler.class)
                    .or()
                    .areAssignableTo(RequestHandler.class)
                    .should()
                    .haveNameMatching(".*\\." + HANDLER)
                    .allowEmptyShould(true);

    /** Or its calls would have no deadline, and its request no end. */
    @ArchTest
    public static final ArchRule everyRouteHasATimeLimit =
            classes()
                    .that()
                    .areAnnotatedWith("io.micronaut.http.annotation.Controller")
                    .and()
                    .resideOutsideOfPackage("..commerce.bench..")
                    .should()
                    .beAnnotatedWith("com.thebabesclub.commerce.http.TimeLimit")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule onlyStripeKnowsStripe =
            only("com.stripe..", "..commerce.stripe..");

    @ArchTest
    public static final ArchRule onlyTheEdgeKnowsLambda =
            only("com.amazonaws..", "..commerce.http.lambda..", "..commerce.sync");

    /** Everything else finds what it wants by its key. */
    @ArchTest
    public static final ArchRule onlyTheCutOverAndTheReindexingScan =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "..commerce.cutover..",
                            "..commerce.operator.reindex..",
                            "..commerce.table..")
                    .and(DescribedPredicate.not(simpleNameStartingWith("TableScan")))
                    .should()
                    .dependOnClassesThat(
                            simpleNameStartingWith("TableScan")
                                    .or(simpleNameStartingWith("ScanRe")))
                    .orShould()
                    .callMethodWhere(
                            target(
                                            owner(
                                                    nameStartingWith(
                                                            "software.amazon.awssdk.services.dynamodb.DynamoDb")))
                                    .and(target(nameStartingWith("scan"))));

    @ArchTest
    public static final ArchRule pureRoomsKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage("..commerce.domain..", "..commerce.checkout.pricing..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.micronaut..",
                            "reactor..",
                            "org.reactivestreams..",
                            "jakarta..",
                            "software.amazon..",
                            "com.amazonaws..",
                            "com.stripe..")
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nothingBlocks =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(STARTS_OF_PROGRAMS)
                    .and()
                    .haveNameNotMatching(WHERE_A_FUNCTION_WAITS)
                    .should()
                    .callMethodWhere(
                            target(owner(nameStartingWith("reactor.core.publisher.")))
                                    .and(target(nameStartingWith("block"))));

    /** What waits for every failure hands on all of them as one, which is none of those caught. */
    @ArchTest
    public static final ArchRule nobodyDelaysErrors =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(owner(nameStartingWith("reactor.core.publisher.")))
                                    .and(target(nameEndingWith("DelayError"))));

    @ArchTest
    public static final ArchRule timeAndChanceAreGiven =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(STARTS_OF_PROGRAMS)
                    .and(DescribedPredicate.not(simpleName("ClockFactory")))
                    .should()
                    .accessTargetWhere(readsTheClock())
                    .orShould()
                    .accessTargetWhere(drawsAtRandom());

    @ArchTest
    public static final ArchRule everyPackageIsNullMarked =
            classes().that().doNotHaveSimpleName("package-info").should(beInANullMarkedPackage());

    /** How long a comparison takes must not tell how much of a forgery is right. */
    @ArchTest
    public static final ArchRule macsAreComparedInConstantTime =
            classes()
                    .that(compute(Mac.class, "doFinal"))
                    .and(DescribedPredicate.not(simpleName(SIGNS_FOR_OTHERS)))
                    .should()
                    .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                    .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule bytesAreComparedInConstantTime =
            noClasses()
                    .should()
                    .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                    .orShould()
                    .callMethod(Arrays.class, "compare", byte[].class, byte[].class);

    /** What is read never names the class that it becomes, but for the lists in our own jars. */
    @ArchTest
    public static final ArchRule nothingReadChoosesItsClass =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ObjectInputStream.class)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson.databind.jsontype..",
                            "java.beans..",
                            "javax.script..",
                            "javax.naming..",
                            "org.yaml..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveSimpleName("JsonTypeInfo")
                    .orShould()
                    .callMethodWhere(
                            target(nameStartingWith("activateDefaultTyping"))
                                    .or(target(nameStartingWith("enableDefaultTyping"))))
                    .orShould()
                    .callMethod(Class.class, "forName", String.class);

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> compute(Class<?> owner, String method) {
        return DescribedPredicate.describe(
                "call " + owner.getSimpleName() + "." + method,
                room ->
                        room.getMethodCallsFromSelf().stream()
                                .anyMatch(
                                        call ->
                                                call.getTargetOwner().isEquivalentTo(owner)
                                                        && call.getName().equals(method)));
    }

    private static ArchRule alone(String service) {
        String[] others =
                Arrays.stream(SERVICES)
                        .filter(other -> !other.equals(service))
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(TOOLS)))
                .allowEmptyShould(true);
    }

    private static ArchRule only(String library, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return DescribedPredicate.describe(
                "the target reads the machine's clock",
                access ->
                        CURRENT_TIME.contains(access.getTarget().getName())
                                && takesNothing(access)
                                && (access.getTargetOwner().getPackageName().equals("java.time")
                                        || access.getTargetOwner().isEquivalentTo(System.class)));
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget().getDescription().contains("()");
    }

    private static DescribedPredicate<JavaAccess<?>> drawsAtRandom() {
        return DescribedPredicate.describe(
                "the target is a source of randomness of its own",
                access ->
                        switch (access.getTarget().getName()) {
                            case "<init>" -> access.getTargetOwner().isAssignableTo(Random.class);
                            case "current" ->
                                    access.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class);
                            case "random" -> access.getTargetOwner().isEquivalentTo(Math.class);
                            default -> access.getTarget().getName().equals("randomUUID");
                        });
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(
                                item,
                                marked,
                                item.getName() + " is in a package without @NullMarked"));
            }
        };
    }
}
