package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.outbox.mail.MailSender.MailProviderUnavailable;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailRejected;
import com.thebabesclub.commerce.runtime.deadline.Deadline;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Amazon SES. It makes text and HTML the two alternatives of one MIME message. */
record SesMailSender(SesV2AsyncClient client, String from) implements MailSender {

    static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    /** What would be said of the same mail again; all else may pass. */
    private static final Set<String> FINAL = Set.of("MessageRejected", "BadRequestException");

    @Override
    public Mono<Void> send(Mail mail) {
        return Deadline.limit(CALL_LIMIT, limit -> sent(request(mail, limit)));
    }

    private Mono<Void> sent(SendEmailRequest request) {
        return Mono.fromFuture(() -> client.sendEmail(request))
                .onErrorMap(SesMailSender::ours)
                .then();
    }

    private SendEmailRequest request(Mail mail, Duration limit) {
        return SendEmailRequest.builder()
                .fromEmailAddress(from)
                .destination(to -> to.toAddresses(mail.to()))
                .content(
                        content ->
                                content.simple(
                                        message ->
                                                message.subject(utf8(mail.subject()))
                                                        .body(
                                                                body ->
                                                                        body.text(utf8(mail.text()))
                                                                                .html(
                                                                                        utf8(
                                                                                                mail
                                                                                                        .html())))))
                .overrideConfiguration(call -> call.apiCallTimeout(limit))
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }

    /** The provider's own message is left out: it may hold an address. */
    private static Throwable ours(Throwable failure) {
        if (failure instanceof AwsServiceException answer) {
            String code =
                    Optional.ofNullable(answer.awsErrorDetails())
                            .map(details -> details.errorCode())
                            .orElse("");
            return FINAL.contains(code)
                    ? new MailRejected("SES", code)
                    : new MailProviderUnavailable("SES", null);
        }
        return failure instanceof SdkClientException
                ? new MailProviderUnavailable("SES", failure)
                : failure;
    }
}
