package serin.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void aLineStaysAsItIs() {
        assertThat(Line.of("no such file: größe.yaml – 1 €, \uD83D\uDE00"))
                .isEqualTo("no such file: größe.yaml – 1 €, \uD83D\uDE00");
        assertThat(Line.of("")).isEmpty();
    }

    @Test
    void whatActsOnATerminalIsABlank() {
        assertThat(Line.of("a\r\nb\u001b[31mc\tp")).isEqualTo("a b [31mc p");
        // CSI as one character (ECMA-48, 5.3), RIGHT-TO-LEFT OVERRIDE, LINE SEPARATOR, and half a character.
        assertThat(Line.of("a\u009b31mb\u202ec\u2028d\uD83De")).isEqualTo("a 31mb c d e");
        assertThat(Line.of("\n  a  b \u0000\n")).isEqualTo("a b");
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(Line.of("abcde", 5)).isEqualTo("abcde");
        assertThat(Line.of("abcde\n", 5)).isEqualTo("abcde");
        assertThat(Line.of("abcdef", 5)).isEqualTo("abcde…");
        assertThat(Line.of("abcd ef", 5)).isEqualTo("abcd…");
        assertThat(Line.of("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
    }
}
