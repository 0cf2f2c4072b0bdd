package org.spikeway.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as text: what must be quoted is quoted, and nothing else. */
class SweepTableTest {
    private static final SweepTable TABLE = new SweepTable(
            List.of("name", "a,b", "n"),
            List.of(Arrays.asList("say \"no\"", "x|y", 3L), Arrays.asList("two\nlines", null, 0.5)));

    @Test
    void shouldQuoteCommasQuotesAndLineEndsAlone() {
        assertThat(TABLE.csv()).isEqualTo("name,\"a,b\",n\n\"say \"\"no\"\"\",x|y,3\n\"two\nlines\",,0.5\n");
    }

    @Test
    void shouldKeepABarWithinItsMarkdownCell() {
        assertThat(TABLE.markdown())
                .startsWith("| name | a,b | n |\n| --- | --- | --- |\n")
                .contains("| x\\|y | 3 |\n");
    }
}
