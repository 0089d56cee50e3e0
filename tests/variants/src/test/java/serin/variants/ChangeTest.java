package serin.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangeTest {
    private static final String HEAD = "Why.\n--- a/src/Poem.txt\n+++ b/src/Poem.txt\n";

    @TempDir
    private Path root;

    @BeforeEach
    void writePoem() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/Poem.txt"), "one\ntwo\nthree\n\none\n");
    }

    @Test
    void replacesAddsAndRemovesLines() throws IOException {
        assertThat(after(HEAD + "@@ -1,2 +1,3 @@\n one\n-two\n+2\n+2.5\n@@ -3,2 +4,1 @@ three\n-three\n \n"))
                .isEqualTo("one\n2\n2.5\n\none\n");
    }

    /** An editor that takes blanks at the end of a line away leaves an empty one where the context was. */
    @Test
    void takesAnEmptyLineForAnEmptyContext() throws IOException {
        assertThat(after(HEAD + "@@ -3,2 +3,3 @@\n three\n+3.5\n\n")).isEqualTo("one\ntwo\nthree\n3.5\n\none\n");
    }

    @Test
    void doesNotLookAtLineNumbers() throws IOException {
        assertThat(after(HEAD + "@@ -900,1 +7,1 @@\n-two\n+2\n")).isEqualTo("one\n2\nthree\n\none\n");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> after(HEAD + "@@ -1 +1 @@\n-four\n+4\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("src/Poem.txt does not have exactly once what the change is of:\nfour\n");
    }

    @Test
    void refusesWhatIsThereTwice() {
        assertThatThrownBy(() -> after(HEAD + "@@ -1 +1 @@\n-one\n+1\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("src/Poem.txt does not have exactly once what the change is of:\none\n");
    }

    private String after(String diff) throws IOException {
        var file = Files.writeString(root.resolve("change.diff"), diff);
        var written = Change.read(file).apply(root, root.resolve("after"));
        assertThat(written).containsExactly(root.resolve("after/src/Poem.txt"));
        return Files.readString(written.getFirst());
    }
}
