package org.spikeway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;
import picocli.CommandLine;

class BenchCommandTest {
    private static String refusal(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new BenchCommand());
        line.setExecutionExceptionHandler((cause, command, parsed) -> {
            assertThat(cause).isInstanceOf(RefusedException.class);
            said.write(cause.getMessage());
            return 2;
        });
        line.setErr(new PrintWriter(said));
        assertThat(line.execute(arguments)).isEqualTo(2);
        return said.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers=0", "--cores=5000", "--ticks=0", "--active=0", "--active=NaN"})
    void shouldRefuseWhatCannotBeMeasured(String option) {
        assertThat(refusal("TN", option)).contains(option.substring(0, option.indexOf('=')));
    }

    @Test
    void shouldAskForANetworkAndImages() {
        assertThat(refusal("RESNET20")).contains("--network").contains("--data");
    }

    @Test
    void shouldNameTheWorkloadsThatItKnows() {
        assertThat(refusal("FOO")).contains("FF").contains("RESNET20");
    }

    @Test
    void shouldPrintTheSameValuesAsTextAndAsJson() {
        BenchResult result = BenchResult.bus(6.5e8, 1e9);
        assertThat(result.text())
                .isEqualTo("workload=BUS bus_events_per_s=6.500e+08 bare_events_per_s=1.000e+09 ratio=0.65");
        assertThat(result.json())
                .isEqualTo("{\"workload\": \"BUS\", \"bus_events_per_s\": 6.500e+08, "
                        + "\"bare_events_per_s\": 1.000e+09, \"ratio\": 0.65}");
    }
}
