package com.thebabesclub.commerce.webhook.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.event.EventFailureReason;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Against ElasticMQ, which speaks the protocol of SQS. */
class SqsDeadLetterPublisherTest {

    private static final UnfinishedEvent EVENT =
            new UnfinishedEvent(
                    "evt_1",
                    "checkout.session.completed",
                    TestClock.NOON.minusSeconds(60),
                    Optional.of("cs_test_1"),
                    "digest",
                    UnfinishedEvent.State.PARKED,
                    3,
                    TestClock.NOON.minusSeconds(30),
                    TestClock.NOON,
                    new EventFailureReason("refused", "StripeRefused", "Stripe refused a call."));

    private static SQSRestServer server;
    private static URI address;
    private static ApplicationContext context;
    private static JsonMapper json;

    @BeforeAll
    static void start() {
        context = ApplicationContext.run();
        json = context.getBean(JsonMapper.class);
        server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        address =
                URI.create(
                        "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    @AfterAll
    static void stop() {
        server.stopAndWait();
        context.close();
    }

    @Test
    void aParkedEventIsAMessageThatSaysWhichAndWhy() {
        SqsAsyncClient client = client(address);
        String queue = client.createQueue(request -> request.queueName("parked")).join().queueUrl();
        Await.done(new SqsDeadLetterPublisher(() -> client, json, URI.create(queue)).send(EVENT));

        List<Message> messages =
                client.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(5))
                        .join()
                        .messages();
        assertThat(messages)
                .singleElement()
                .extracting(Message::body)
                .isEqualTo(
                        """
                        {"eventId":"evt_1","type":"checkout.session.completed",\
                        "objectId":"cs_test_1","created":"2026-11-26T11:59:00Z","attempts":3,\
                        "firstSeen":"2026-11-26T11:59:30Z","lastTried":"2026-11-26T12:00:00Z",\
                        "errorKind":"refused","errorType":"StripeRefused",\
                        "error":"Stripe refused a call.","digest":"digest"}""");
    }

    @Test
    void anEventAboutNoObjectNamesNone() throws IOException {
        UnfinishedEvent event =
                new UnfinishedEvent(
                        EVENT.eventId(),
                        EVENT.type(),
                        EVENT.created(),
                        Optional.empty(),
                        EVENT.digest(),
                        EVENT.state(),
                        EVENT.attempts(),
                        EVENT.firstSeen(),
                        EVENT.lastTried(),
                        EVENT.error());

        assertThat(json.writeValueAsString(DeadLetter.of(event)))
                .startsWith(
                        "{\"eventId\":\"evt_1\",\"type\":\"checkout.session.completed\",\"created\":");
    }

    @Test
    void aQueueThatIsNotThereIsAnErrorAndNotAParkedEvent() {
        SqsAsyncClient client = client(URI.create("http://127.0.0.1:1"));
        SqsDeadLetterPublisher letters =
                new SqsDeadLetterPublisher(
                        () -> client, json, URI.create("http://127.0.0.1:1/000/parked"));

        assertThatThrownBy(() -> Await.done(letters.send(EVENT)))
                .isInstanceOf(SdkClientException.class);
    }

    /** Left open until the end: the library waits for its own threads when it closes. */
    private static SqsAsyncClient client(URI endpoint) {
        return SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
