package org.govchain.service.office;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What the service logs when everything that may speak at every level does. */
public final class LoudestLog {

    /** Programs of the test itself speak in the same process. */
    private static final List<String> OF_THE_TEST =
            List.of("jdk.internal.httpclient", "sun.net.www", "jdk.httpserver", "com.sun.net", "com.icegreen");

    private LoudestLog() {}

    /** Every line, with level, logger and stack trace, while something is done. */
    public static List<String> during(Runnable something) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        AppenderBase<ILoggingEvent> recorder = recorder(lines, context);
        root.addAppender(recorder);
        root.setLevel(Level.TRACE);
        try {
            something.run();
        } finally {
            root.setLevel(before);
            root.detachAppender(recorder);
        }
        return List.copyOf(lines);
    }

    private static AppenderBase<ILoggingEvent> recorder(Queue<String> lines, LoggerContext context) {
        AppenderBase<ILoggingEvent> recorder = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (OF_THE_TEST.stream().noneMatch(event.getLoggerName()::startsWith)) {
                    String thrown = event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy());
                    lines.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
                            + thrown);
                }
            }
        };
        recorder.setContext(context);
        recorder.start();
        return recorder;
    }
}
