package org.govchain.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database that is away is an outage, told as such; drivers put values into messages, and no message may get out. */
class LostDatabaseTest {

    private static final String CANARY = "canary";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
    }

    private static SQLException cause() {
        return new SQLException("Key (name)=(canary)", "08006");
    }

    static List<RuntimeException> outages() {
        return List.of(
                new DataAccessResourceFailureException(CANARY, cause()),
                new CannotGetJdbcConnectionException(CANARY, cause()),
                new CannotCreateTransactionException(CANARY, cause()),
                new QueryTimeoutException(CANARY, cause()),
                new CannotAcquireLockException(CANARY, cause()),
                translated("57P01"), // admin_shutdown
                translated("53300"), // too_many_connections
                translated("08006")); // connection_failure
    }

    /** As Spring names what the driver says (PostgreSQL, appendix A). */
    private static RuntimeException translated(String sqlState) {
        return Objects.requireNonNull(
                new SQLStateSQLExceptionTranslator().translate(CANARY, null, new SQLException(CANARY, sqlState)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void answersServiceUnavailableAndWhenToAskAgain(RuntimeException outage) throws Exception {
        MockHttpServletResponse answer = ask(() -> {
            throw outage;
        });

        JsonNode problem = JsonMapper.shared().readTree(answer.getContentAsString());
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(problem.get("code").asString()).isEqualTo("unavailable");
        assertThat(problem.get("status").asInt()).isEqualTo(503);
        assertThat(answer.getContentAsString()).doesNotContain(CANARY);
        assertThat(log.list)
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .contains(outage.getClass().getSimpleName())
                        .doesNotContain(CANARY))
                .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
    }

    /** Nobody listens at port 9 of this machine. */
    @Test
    void isWhatSpringThrowsWhenNobodyListens() throws Exception {
        DriverManagerDataSource away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/govchain", "a", "b");
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(away));
        Runnable query = () -> JdbcClient.create(away).sql("select 1").query().singleValue();

        assertThat(ask(query).getStatus()).isEqualTo(503);
        assertThat(ask(() -> transaction.executeWithoutResult(_ -> query.run())).getStatus())
                .isEqualTo(503);
    }

    static Stream<RuntimeException> bugs() {
        return Stream.of(
                new DuplicateKeyException(CANARY, cause()), translated("42601"), new IllegalStateException(CANARY));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void doesNotCallBugsAnOutage(RuntimeException bug) throws Exception {
        MockHttpServletResponse answer = ask(() -> {
            throw bug;
        });

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getHeader("Retry-After")).isNull();
        assertThat(answer.getContentAsString()).doesNotContain(CANARY);
    }

    private static MockHttpServletResponse ask(Runnable work) throws Exception {
        MockMvc mvc = MockMvcBuilders.standaloneSetup(new Asked(work))
                .setControllerAdvice(new ProblemAdvice())
                .build();
        return mvc.perform(MockMvcRequestBuilders.get("/asked")).andReturn().getResponse();
    }

    @RestController
    static final class Asked {
        private final Runnable work;

        Asked(Runnable work) {
            this.work = work;
        }

        @GetMapping("/asked")
        public String answer() {
            work.run();
            return "";
        }
    }
}
