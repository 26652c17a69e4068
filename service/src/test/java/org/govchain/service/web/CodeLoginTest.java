package org.govchain.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that answers as none does, or not at all: then nobody is sent anywhere, and nothing of a login is told. */
class CodeLoginTest {

    private static final String PAGE = "/a";
    private static final String STATE = "S".repeat(43);

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private String metadata = "";
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().equals("/token");
            byte[] body = (token ? answer : metadata).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(token ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        metadata = metadata(issuer(), issuer() + "/authorize", "");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForTheAnswerBehindTheHashWhereTheIssuerCanGiveItThere() {
        assertThat(login().address(PAGE, STATE, STATE).orElseThrow().toString())
                .startsWith(issuer() + "/authorize?response_type=code&client_id=pages&redirect_uri=https%3A%2F%2F")
                .contains("&resource=https%3A%2F%2Fsiegel.musterstadt.example", "&response_mode=fragment");
        metadata = metadata(issuer(), issuer() + "/authorize", ",\"response_modes_supported\":[\"query\"]");
        assertThat(login().address(PAGE, STATE, STATE).orElseThrow().toString()).doesNotContain("response_mode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "/authorize",
                "no address",
                "",
            })
    void sendsNobodyToWhatIsNoAddress(String endpoint) {
        metadata = metadata(issuer(), endpoint, "");
        assertThat(login().address(PAGE, STATE, STATE)).isEmpty();
    }

    @Test
    void believesNoMetadataOfAnotherIssuer() {
        metadata = metadata("https://elsewhere.example", issuer() + "/authorize", "");
        assertThat(login().address(PAGE, STATE, STATE)).isEmpty();
        assertThat(login().token(PAGE, "code", STATE)).isInstanceOf(CodeLogin.Outcome.Away.class);
    }

    @Test
    void tellsARefusedCodeFromAnIssuerThatDoesNotWork() {
        assertThat(answered(200, "{\"access_token\":\"eyJ\"}"))
                .isInstanceOfSatisfying(
                        CodeLogin.Outcome.LoggedIn.class,
                        in -> assertThat(in.accessToken()).isEqualTo("eyJ"));
        assertThat(answered(400, "{\"error\":\"invalid_grant\"}")).isInstanceOf(CodeLogin.Outcome.Refused.class);
        assertThat(answered(400, "{\"error\":\"invalid_client\"}")).isInstanceOf(CodeLogin.Outcome.Away.class);
        assertThat(answered(401, "{\"error\":\"invalid_client\"}")).isInstanceOf(CodeLogin.Outcome.Away.class);
        assertThat(answered(500, "")).isInstanceOf(CodeLogin.Outcome.Away.class);
        assertThat(answered(200, "<html>")).isInstanceOf(CodeLogin.Outcome.Away.class);
        assertThat(answered(200, "{}")).isInstanceOf(CodeLogin.Outcome.Away.class);
        server.stop(0);
        assertThat(login().address(PAGE, STATE, STATE)).isEmpty();
    }

    @Test
    void neverPrintsTheSecretAndNeedsAnIssuerAndAName() {
        assertThat(properties().toString()).doesNotContain("secret-of-the-client");
        assertThatThrownBy(() -> new SecurityProperties.Login(" ", null, null, null))
                .hasMessageContaining("govchain.security.login.client-id");
    }

    private CodeLogin.Outcome answered(int status, String body) {
        this.status = status;
        answer = body;
        return login().token(PAGE, "code", STATE);
    }

    private CodeLogin login() {
        return new CodeLogin(properties(), new PublicUrl(URI.create("https://siegel.musterstadt.example")));
    }

    private SecurityProperties properties() {
        URI resource = URI.create("https://siegel.musterstadt.example");
        return new SecurityProperties(
                URI.create(issuer()),
                "govchain",
                new SecurityProperties.Login("pages", "secret-of-the-client", null, resource),
                null);
    }

    private String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String metadata(String issuer, String authorization, String more) {
        return "{\"issuer\":\"" + issuer + "\",\"authorization_endpoint\":\"" + authorization
                + "\",\"token_endpoint\":\"" + issuer() + "/token\"" + more + "}";
    }
}
