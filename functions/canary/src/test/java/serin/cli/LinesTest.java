package serin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void aMessageStaysAsItIs() {
        assertThat(Lines.one("no such file: größe.yaml – 1 €")).isEqualTo("no such file: größe.yaml – 1 €");
        assertThat(Lines.one(null)).isEqualTo("no message");
    }

    @Test
    void whatActsOnATerminalIsABlank() {
        assertThat(Lines.one("a\r\nb\u001b[31mc")).isEqualTo("a b [31mc");
        // CSI as one character (ECMA-48, 5.3), and RIGHT-TO-LEFT OVERRIDE.
        assertThat(Lines.one("a\u009b31mb\u202ec")).isEqualTo("a 31mb c");
    }
}
