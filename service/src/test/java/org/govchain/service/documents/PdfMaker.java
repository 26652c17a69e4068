package org.govchain.service.documents;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.govchain.service.anchoring.TestLog;
import org.govchain.service.authority.TestAuthorities;
import org.govchain.service.custody.TestAttachments;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.TestSigning;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes the PDF file of one copy, or adds its timestamp, in a process of its own that ends the hard way at a step: no finally block, no
 * answer to the database. Arguments: URL of the database, folder, {@code make} or {@code timestamp}, step, URL of the timestamping
 * authority or {@code none}.
 */
final class PdfMaker {

    /** Where the process ends. */
    enum Step {
        /** The file is durable, nothing refers to it. */
        BEFORE_ROW,
        /** The row is written, the transaction open. */
        AFTER_ROW,
        /** Row and entry are durable, nobody has been answered. */
        AFTER_COMMIT,
        /** As {@link #BEFORE_ROW}, but it says so and waits to be killed. */
        WAIT_BEFORE_ROW,
        NEVER
    }

    static final UUID COPY = UUID.fromString("018f3c1e-7a5b-7c3d-9e2f-0123456789ab");
    static final UUID DOCUMENT = UUID.fromString("018f3c1e-7a5b-7c3d-9e2f-0123456789ac");
    static final String READY = "waiting";
    private static final int KILLED = 137;

    final PdfFiles files;
    final PdfStore store;

    private PdfMaker(DataSource database, Path directory, URI tsa) throws IOException {
        Signing signing = TestSigning.open(directory, database);
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        boolean stamped = !tsa.toString().equals("none");
        TimestampAuthority timestamps = new TimestampAuthority(
                new TsaProperties(stamped ? tsa : null, stamped ? directory.resolve("tsa.pem") : null, null),
                random,
                clock);
        store = new PdfStore(JdbcClient.create(database));
        PlatformTransactionManager transactions = new JdbcTransactionManager(database);
        files = new PdfFiles(
                store,
                new PdfSigner(signing, timestamps, clock),
                timestamps,
                TestAttachments.open(directory, database),
                TestLog.open(database, signing),
                transactions,
                random,
                clock);
    }

    static PdfMaker open(DataSource database, Path directory, URI tsa) throws IOException {
        return new PdfMaker(database, directory, tsa);
    }

    byte[] make() {
        return files.of(new PdfFiles.Wanted(TestAuthorities.MUSTERSTADT.id(), COPY, DOCUMENT, SignedPdfs::unsigned));
    }

    boolean timestamp() {
        return store.pending(1).stream().allMatch(files::addTimestamp);
    }

    /** Rows of this test have no document around them. */
    static HikariDataSource connect(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(2);
        pool.setConnectionInitSql("set session_replication_role = replica");
        return pool;
    }

    /** See the class comment. */
    public static void main(String[] args) throws IOException {
        Step step = Step.valueOf(args[3]);
        try (HikariDataSource pool = connect(args[0])) {
            PdfMaker maker = open(new Crashing(pool, step), Path.of(args[1]), URI.create(args[4]));
            if (args[2].equals("make")) {
                var _ = maker.make();
            } else {
                var _ = maker.timestamp();
            }
        }
    }

    /** Ends the process around the statement that writes the row of a PDF file, and the commit behind it. */
    private static final class Crashing extends DelegatingDataSource {

        private static final List<String> MARKS = List.of("insert into pdf_file", "update pdf_file");

        private final Step step;
        private boolean written;

        Crashing(DataSource target, Step step) {
            super(target);
            this.step = step;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Crashing.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        Object answer = called(() -> method.invoke(connection, arguments));
                        if (method.getName().equals("commit") && written) {
                            endAt(Step.AFTER_COMMIT);
                        }
                        boolean marked = answer instanceof PreparedStatement
                                && MARKS.stream().anyMatch(String.valueOf(arguments[0])::startsWith);
                        return marked ? watched((PreparedStatement) answer, connection) : answer;
                    });
        }

        private PreparedStatement watched(PreparedStatement statement, Connection connection) {
            return (PreparedStatement) Proxy.newProxyInstance(
                    Crashing.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (_, method, arguments) -> {
                        if (!method.getName().equals("executeUpdate")) {
                            return called(() -> method.invoke(statement, arguments));
                        }
                        waitAt(Step.WAIT_BEFORE_ROW);
                        endAt(Step.BEFORE_ROW);
                        Object answer = called(() -> method.invoke(statement, arguments));
                        written = true;
                        endAt(connection.getAutoCommit() ? Step.AFTER_COMMIT : Step.AFTER_ROW);
                        return answer;
                    });
        }

        private void endAt(Step reached) {
            if (step == reached) {
                Runtime.getRuntime().halt(KILLED);
            }
        }

        private void waitAt(Step reached) throws InterruptedException {
            if (step == reached) {
                System.out.println(READY);
                Thread.sleep(Long.MAX_VALUE);
            }
        }

        private interface Call {
            Object run() throws InvocationTargetException, IllegalAccessException;
        }

        private static Object called(Call call) throws Throwable {
            try {
                return call.run();
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
