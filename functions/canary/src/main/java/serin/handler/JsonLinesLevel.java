package serin.handler;

import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/** Takes the level that Powertools reads from the function's configuration. Found by Powertools' service loader. */
public final class JsonLinesLevel implements LoggingManager {
    private final ILoggerFactory loggers = LoggerFactory.getILoggerFactory();

    @Override
    public void setLogLevel(Level level) {
        if (loggers instanceof JsonLines.Loggers ours) {
            ours.level(level);
        }
    }

    @Override
    public Level getLogLevel(Logger logger) {
        return loggers instanceof JsonLines.Loggers ours ? ours.level() : Level.INFO;
    }
}
