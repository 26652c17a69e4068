package org.govchain.service.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.InstallationKey;
import org.govchain.service.office.LoudestLog;
import org.govchain.service.office.Office;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.PublicUrl;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;

class NoticesTest {

    private static final String ADDRESS = "erika@mustermann.example";
    private static final Map<String, String> WITHOUT_TLS = Map.of("mail.smtp.timeout", "5000");

    private final Office office = Office.shared();
    private final JdbcClient jdbc = office.bean(JdbcClient.class);
    private final NoticeStore store = office.bean(NoticeStore.class);
    private final GreenMail mailbox = MailServers.of("smtp", 0);

    @BeforeEach
    void start() {
        jdbc.sql("delete from notice").update();
        mailbox.start();
    }

    @AfterEach
    void stop() {
        mailbox.stop();
    }

    @Test
    void aMailSaysThatSomethingWaitsAndNothingThatIsASecret() throws Exception {
        Desk desk = desk(mailbox.getSmtp().getPort(), Instant.now(), WITHOUT_TLS);
        UUID grant = desk.write();
        assertThat(addressIn(grant)).isNotNull();
        assertThat(new String(addressIn(grant), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("mustermann");
        desk.rounds.sendDue();

        MimeMessage mail = mailbox.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ADDRESS));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).isEqualTo("<" + grant + "@siegel.musterstadt.example>");
        assertThat(mail.getSubject()).contains(Office.MUSTERSTADT);
        String text = mail.getContent().toString();
        assertThat(text)
                .contains("für diese E-Mail-Adresse", Office.MUSTERSTADT, Office.PUBLIC_URL + "/h")
                .doesNotContain("#", "Kaufvertrag", "Notariat", "PIN: ");
        assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("/h#");
        assertThat(desk.notices.of(grant).orElseThrow().word()).isEqualTo("sent");
        assertThat(addressIn(grant)).as("of no use any more").isNull();
        desk.rounds.sendDue();
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void triesAgainLaterAndLaterWhileTheMailServerIsAway() {
        int port = mailbox.getSmtp().getPort();
        mailbox.stop();
        Instant now = Instant.now();
        Desk desk = desk(port, now, WITHOUT_TLS);
        UUID grant = desk.write();
        desk.rounds.sendDue();
        assertThat(desk.notices.of(grant).orElseThrow())
                .isEqualTo(new Notices.State("waiting", 1, java.util.Optional.of("MailSendException")));
        desk.rounds.sendDue();
        assertThat(desk.notices.of(grant).orElseThrow().attempts())
                .as("not before its time")
                .isEqualTo(1);

        GreenMail back = MailServers.of("smtp", port);
        back.start();
        try {
            desk(port, now.plusSeconds(11), WITHOUT_TLS).rounds.sendDue();
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
        assertThat(desk.notices.of(grant).orElseThrow())
                .isEqualTo(new Notices.State("sent", 2, java.util.Optional.empty()));
        assertThat(List.of(1, 2, 3, 60).stream().map(NoticeRounds.BACKOFF::after))
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofHours(1));
    }

    @Test
    void givesUpAfterADayAndAtOnceWhenTheAddressIsRefusedForGood() throws Exception {
        Instant now = Instant.now();
        try (RefusingServer refusing = new RefusingServer()) {
            Desk desk = desk(refusing.port(), now, WITHOUT_TLS);
            UUID grant = desk.write();
            desk.rounds.sendDue();
            assertThat(desk.notices.of(grant).orElseThrow().word()).isEqualTo("given-up");
            assertThat(addressIn(grant)).isNull();
        }
        int port = mailbox.getSmtp().getPort();
        mailbox.stop();
        UUID late = desk(port, now, WITHOUT_TLS).write();
        Desk tomorrow = desk(port, now.plus(25, ChronoUnit.HOURS), WITHOUT_TLS);
        tomorrow.rounds.sendDue();
        assertThat(tomorrow.notices.of(late).orElseThrow().word()).isEqualTo("given-up");
    }

    @Test
    void sendsNothingInTheClearUnlessTheInstallationSaysSo() {
        Environment shipped = office.bean(Environment.class);
        String required = "mail.smtp.starttls.required";
        String enabled = "mail.smtp.starttls.enable";
        Map<String, String> asShipped = Map.of(
                required, shipped.getRequiredProperty("spring.mail.properties." + required),
                enabled, shipped.getRequiredProperty("spring.mail.properties." + enabled));
        Desk desk = desk(mailbox.getSmtp().getPort(), Instant.now(), asShipped);
        UUID grant = desk.write();
        desk.rounds.sendDue();
        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(desk.notices.of(grant).orElseThrow().word()).isEqualTo("waiting");
    }

    @Test
    void aHandOverThatEndedNeedsNoMailAndNoAddress() {
        Desk desk = desk(mailbox.getSmtp().getPort(), Instant.now(), WITHOUT_TLS);
        UUID dropped = desk.write();
        desk.notices.drop(dropped);
        UUID late = desk.write();
        Desk later = desk(mailbox.getSmtp().getPort(), Instant.now().plus(20, ChronoUnit.DAYS), WITHOUT_TLS);
        later.rounds.sendDue();
        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(addressIn(dropped)).isNull();
        assertThat(addressIn(late)).isNull();
    }

    @Test
    void nobodyMakesItWriteToStrangersAllDay() {
        Instant now = Instant.now();
        Desk desk = desk(mailbox.getSmtp().getPort(), now, WITHOUT_TLS);
        JsonNode first = desk.grant();
        UUID document = UUID.fromString(first.get("documentId").asString());
        for (int i = 0; i < Notices.MOST_IN_A_DAY; i++) {
            assertThat(desk.notices.refusal(document, ADDRESS)).isEmpty();
            AuthorityId authority = new AuthorityId(Office.MUSTERSTADT);
            desk.notices.write(new Notice(desk.another(first), document, authority, now.plusSeconds(60)), ADDRESS);
        }
        assertThat(desk.notices.refusal(document, ADDRESS).orElseThrow().code()).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(desk(1, now.plus(25, ChronoUnit.HOURS), WITHOUT_TLS).notices.refusal(document, ADDRESS))
                .isEmpty();
    }

    @Test
    void addressesAreOneAddressAndNothingElse() {
        Desk desk = desk(1, Instant.now(), WITHOUT_TLS);
        for (String wrong : List.of(
                "Erika <erika@mustermann.example>",
                "erika@mustermann.example, max@mustermann.example",
                "erika@mustermann.example\r\nBcc: max@mustermann.example",
                "group: erika@mustermann.example;",
                "erika",
                "@mustermann.example")) {
            assertThat(desk.notices.refusal(UUID.randomUUID(), wrong).map(Refusal::code))
                    .as(wrong)
                    .contains(RefusalCode.MALFORMED_REQUEST);
        }
    }

    @Test
    void noLogHasTheAddress() throws Exception {
        try (RefusingServer refusing = new RefusingServer()) {
            List<String> lines = LoudestLog.during(() -> {
                for (int port : List.of(mailbox.getSmtp().getPort(), refusing.port(), 1)) {
                    Desk desk = desk(port, Instant.now(), WITHOUT_TLS);
                    UUID _ = desk.write();
                    desk.rounds.sendDue();
                }
            });
            assertThat(lines).anyMatch(line -> line.contains("a notice was not sent: MailSendException"));
            assertThat(lines.stream().filter(line -> line.contains(ADDRESS))).isEmpty();
        }
    }

    private byte[] addressIn(UUID grant) {
        return jdbc.sql("select address from notice where grant_id = ?")
                .param(grant)
                .query((rows, _) -> rows.getBytes(1))
                .list()
                .getFirst();
    }

    /** Notices with a mail server and a time of their own, on the database of the shared office, which sends none itself. */
    private Desk desk(int port, Instant now, Map<String, String> properties) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties java = new Properties();
        java.putAll(properties);
        sender.setJavaMailProperties(java);
        return new Desk(sender, Clock.fixed(now, ZoneOffset.UTC));
    }

    private final class Desk {
        private final Notices notices;
        private final NoticeRounds rounds;
        private final Clock clock;

        Desk(JavaMailSender sender, Clock clock) {
            ObjectProvider<JavaMailSender> provider =
                    new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSender.class);
            NoticeProperties properties = new NoticeProperties("siegel@musterstadt.example");
            this.clock = clock;
            this.notices = new Notices(store, office.bean(InstallationKey.class), properties, provider, clock);
            Postman postman = new Postman(
                    provider, properties, notices, office.bean(Authorities.class), office.bean(PublicUrl.class));
            this.rounds = new NoticeRounds(store, postman, clock);
        }

        UUID write() {
            JsonNode grant = grant();
            UUID id = UUID.fromString(grant.get("id").asString());
            UUID document = UUID.fromString(grant.get("documentId").asString());
            notices.write(
                    new Notice(
                            id,
                            document,
                            new AuthorityId(Office.MUSTERSTADT),
                            clock.instant().plus(14, ChronoUnit.DAYS)),
                    ADDRESS);
            return id;
        }

        JsonNode grant() {
            return grantOf(office.issueLicence());
        }

        /** Another grant of the same document. */
        UUID another(JsonNode grant) {
            String copy = jdbc.sql("select copy_id::text from handover_grant where id = ?")
                    .param(UUID.fromString(grant.get("id").asString()))
                    .query(String.class)
                    .single();
            return UUID.fromString(grantOf(copy).get("id").asString());
        }

        private JsonNode grantOf(String copy) {
            return office.post(
                            "/api/credentials/" + copy + "/grants",
                            office.token(Office.MUSTERSTADT, Role.CLERK),
                            "{\"recipient\":{\"kind\":\"bearer\",\"name\":\"Notariat Muster\"},\"purpose\":\"Kaufvertrag\",\"validUntil\":\""
                                    + Instant.now().plus(14, ChronoUnit.DAYS)
                                    + "\",\"views\":3,\"claims\":[]}")
                    .json();
        }
    }
}
