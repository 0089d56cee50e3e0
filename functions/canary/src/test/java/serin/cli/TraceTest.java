package serin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void showsWhereAndWhy() {
        var text = trace(new IllegalStateException("outer", new IllegalArgumentException("inner")));

        assertThat(text)
                .startsWith("java.lang.IllegalStateException: outer\n\tat serin.cli.TraceTest.")
                .contains("\nCaused by: java.lang.IllegalArgumentException: inner\n")
                .contains("\n\t... ");
    }

    @Test
    void nothingThatAMessageQuotesActsOnTheTerminal() {
        var text = trace(new IllegalStateException(
                "a\u001b[2Jb\u009b2Jc\u202ed\re\u2028f", new IllegalArgumentException("\u0007\u007f\ud800")));

        assertThat(text.replace("\n", "").replace("\t", "").codePoints()).noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
            default -> false;
        });
        assertThat(text).startsWith("java.lang.IllegalStateException: a [2Jb 2Jc d\ne f\n");
    }

    private static String trace(Throwable error) {
        var text = new StringWriter();
        var to = new PrintWriter(text);
        Trace.print(error, to);
        to.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
