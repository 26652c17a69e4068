package org.govchain.service.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.web.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a notice to the mail server. */
@Component
class Postman {

    /** What the mail server made of it; failures by name, never with their messages, which have the address. */
    sealed interface Answer {
        record Sent() implements Answer {}

        /** The address, for good. */
        record Refused(String why) implements Answer {}

        /** Later may go better. */
        record Failed(String why) implements Answer {}
    }

    private static final int PERMANENT = 500;

    private final @Nullable JavaMailSender sender;
    private final Optional<InternetAddress> from;
    private final Notices notices;
    private final Authorities authorities;
    private final PublicUrl publicUrl;

    Postman(
            ObjectProvider<JavaMailSender> sender,
            NoticeProperties properties,
            Notices notices,
            Authorities authorities,
            PublicUrl publicUrl) {
        this.sender = sender.getIfAvailable();
        this.from = properties.sender();
        this.notices = notices;
        this.authorities = authorities;
        this.publicUrl = publicUrl;
    }

    boolean isThere() {
        return sender != null;
    }

    Answer send(NoticeStore.Due due) {
        JavaMailSender mail = sender;
        if (mail == null) {
            throw new IllegalStateException("no mail server is configured");
        }
        try {
            MimeMessage message = mail.createMimeMessage();
            write(message, due);
            mail.send(message);
            return new Answer.Sent();
        } catch (MailSendException e) {
            return isForGood(e) ? new Answer.Refused("address refused") : new Answer.Failed(name(e));
        } catch (MailException | MessagingException e) {
            return new Answer.Failed(name(e));
        }
    }

    private void write(MimeMessage message, NoticeStore.Due due) throws MessagingException {
        String authority = authorities
                .find(due.authority())
                .map(Authority::name)
                .orElse(due.authority().slug());
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from.orElseThrow());
        helper.setTo(notices.address(due));
        helper.setSubject(NoticeText.subject(authority));
        helper.setText(NoticeText.body(authority, publicUrl.of("/h"), due.until()));
        // The same at every attempt (RFC 5322 section 3.6.4): a mail that was sent twice can be seen to be one.
        message.setHeader(
                "Message-ID", "<" + due.grant() + "@" + publicUrl.hostAndPort().replaceFirst(":.*", "") + ">");
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office replies
    }

    /** RFC 5321 section 4.2.1: a code of 500 or more for the recipient will not change. */
    private static boolean isForGood(MailSendException e) {
        return Arrays.stream(e.getMessageExceptions())
                .flatMap(Postman::chain)
                .anyMatch(
                        it -> it instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT);
    }

    private static Stream<Throwable> chain(Throwable first) {
        return Stream.iterate(first, it -> it != null, Postman::next);
    }

    private static @Nullable Throwable next(Throwable it) {
        return it instanceof MessagingException messaging ? messaging.getNextException() : it.getCause();
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName();
    }
}
