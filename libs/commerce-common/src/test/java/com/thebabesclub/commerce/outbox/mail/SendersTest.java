package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailProviderUnavailable;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailRejected;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SendersTest {

    private static final Mail MAIL =
            new Mail("order_confirmed", "ann@example.com", "Your ordér", "the text", "<p>html</p>");

    private final TestClock clock = TestClock.atNoon();
    private final MailReceiver receiver = new MailReceiver();
    private final ApplicationContext beans =
            ApplicationContext.run(
                    Map.of(
                            "aws.region", "us-east-1",
                            "aws.access-key-id", "a",
                            "aws.secret-key", "b",
                            "aws.services.sesv2.endpoint-override", receiver.address().toString()));
    private final MailSender ses =
            new SesMailSender(beans.getBean(SesV2AsyncClient.class), "shop@thebabesclub.com");
    private final MailSender postmark =
            new PostmarkMailSender(
                    receiver.address(),
                    "shop@thebabesclub.com",
                    MailShop.secrets(clock),
                    beans.getBean(JsonMapper.class));

    @AfterEach
    void close() {
        beans.close();
        receiver.close();
    }

    @Test
    void sesGetsBothFormsOfTheLetter() throws IOException {
        Await.done(ses.send(MAIL));

        MailReceiver.Call call = receiver.taken().getFirst();
        JsonNode body = new ObjectMapper().readTree(call.body());
        assertThat(call.path()).isEqualTo("/v2/email/outbound-emails");
        assertThat(body.path("FromEmailAddress").asText()).isEqualTo("shop@thebabesclub.com");
        assertThat(body.at("/Destination/ToAddresses/0").asText()).isEqualTo("ann@example.com");
        assertThat(body.at("/Content/Simple/Subject/Data").asText()).isEqualTo("Your ordér");
        assertThat(body.at("/Content/Simple/Body/Text/Data").asText()).isEqualTo("the text");
        assertThat(body.at("/Content/Simple/Body/Html/Data").asText()).isEqualTo("<p>html</p>");
    }

    @Test
    void postmarkGetsBothFormsOfTheLetterAndTheToken() {
        Await.done(postmark.send(MAIL));

        MailReceiver.Call call = receiver.taken().getFirst();
        assertThat(call.path()).isEqualTo("/email");
        assertThat(call.headers()).containsEntry("x-postmark-server-token", "token-1");
        assertThat(call.body())
                .isEqualTo(
                        """
                        {"From":"shop@thebabesclub.com","To":"ann@example.com",\
                        "Subject":"Your ordér","TextBody":"the text","HtmlBody":"<p>html</p>",\
                        "Tag":"order_confirmed","MessageStream":"outbound"}""");
    }

    @Test
    void whatMayPassIsUnavailableAndWhatWillNotIsRefused() {
        receiver.answer(422, "{\"ErrorCode\":406,\"Message\":\"ann@example.com is inactive\"}");
        assertThatThrownBy(() -> Await.done(postmark.send(MAIL)))
                .isInstanceOf(MailRejected.class)
                .hasMessageContaining("406")
                .hasMessageNotContaining("ann");
        for (String noCode : List.of("", "null", "{}", "<html>", "{\"ErrorCode\":\"?\"}")) {
            receiver.answer(422, noCode);
            assertThatThrownBy(() -> Await.done(postmark.send(MAIL)))
                    .as(noCode)
                    .isInstanceOf(MailRejected.class);
        }
        for (int code : List.of(401, 429, 500, 503)) {
            receiver.answer(code, "{}");
            assertThatThrownBy(() -> Await.done(postmark.send(MAIL)))
                    .isInstanceOf(MailProviderUnavailable.class);
        }

        receiver.answer(
                400, "{\"__type\":\"MessageRejected\",\"message\":\"ann@example.com is wrong\"}");
        assertThatThrownBy(() -> Await.done(ses.send(MAIL)))
                .isInstanceOf(MailRejected.class)
                .hasMessageNotContaining("ann");
        for (int code : List.of(429, 500)) {
            receiver.answer(code, "{\"__type\":\"TooManyRequestsException\"}");
            assertThatThrownBy(() -> Await.done(ses.send(MAIL)))
                    .isInstanceOf(MailProviderUnavailable.class);
        }
        receiver.close();
        assertThatThrownBy(() -> Await.done(ses.send(MAIL)))
                .isInstanceOf(MailProviderUnavailable.class);
        assertThatThrownBy(() -> Await.done(postmark.send(MAIL)))
                .isInstanceOf(MailProviderUnavailable.class);
    }

    @Test
    void aProviderThatKeepsSilentIsGivenUpInTimeAndAskedOnce() {
        receiver.keepSilent();

        for (MailSender sender : List.of(ses, postmark)) {
            long started = System.nanoTime();
            assertThatThrownBy(
                            () ->
                                    Await.done(
                                            Deadline.in(Duration.ofMillis(1200), clock)
                                                    .bound(sender.send(MAIL))))
                    .isInstanceOf(DependencyUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
        }
        assertThat(receiver.taken()).hasSize(2);
    }

    @Test
    void aWrongSettingIsNamed() {
        assertProblem(Map.of("MAIL_SENDER", "smtp"), "MAIL_SENDER");
        assertProblem(Map.of("MAIL_SENDER", "ses"), "MAIL_FROM");
        assertProblem(Map.of("MAIL_SENDER", "ses", "MAIL_FROM", "nobody"), "MAIL_FROM");
        assertProblem(Map.of("MAIL_SHOP_TO", "a@b c"), "MAIL_SHOP_TO");
        assertProblem(
                Map.of("POSTMARK_API_BASE", "http://api.postmarkapp.com"), "POSTMARK_API_BASE");
        assertThat(EnvironmentVariables.of(Map.of()).read(MailSettings.class).sender())
                .isEqualTo(MailProperties.Sender.LOG);
        assertThat(
                        EnvironmentVariables.of(
                                        Map.of(
                                                "MAIL_SENDER",
                                                "Postmark",
                                                "MAIL_FROM",
                                                "The Babes Club <shop@thebabesclub.com>"))
                                .read(MailSettings.class)
                                .from())
                .isEqualTo("The Babes Club <shop@thebabesclub.com>");
    }

    private static void assertProblem(Map<String, String> variables, String name) {
        assertThatThrownBy(() -> EnvironmentVariables.of(variables).read(MailSettings.class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(name + " ");
    }
}
