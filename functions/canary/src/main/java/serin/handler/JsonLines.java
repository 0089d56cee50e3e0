package serin.handler;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What SLF4J, and with it Powertools, logs through here: Serin's own lines go to standard output, as JSON; what libraries would say
 * goes nowhere, in the function as on the command line. Found by SLF4J's service loader.
 */
public final class JsonLines implements SLF4JServiceProvider {
    /** The one logger that prints. */
    static final String NAME = "serin";

    private final Loggers loggers = new Loggers();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter fields = new BasicMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return fields;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is there already.
    }

    /** The loggers, and the level from which on the one prints. */
    static final class Loggers implements ILoggerFactory {
        private final JsonLineLogger printing = new JsonLineLogger(NAME, this::level);
        private volatile Level level = Level.INFO;

        @Override
        public Logger getLogger(String name) {
            return name.equals(NAME) ? printing : NOPLogger.NOP_LOGGER;
        }

        Level level() {
            return level;
        }

        void level(Level from) {
            level = from;
        }
    }
}
