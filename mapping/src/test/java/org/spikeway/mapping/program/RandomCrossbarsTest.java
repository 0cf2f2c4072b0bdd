package org.spikeway.mapping.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.Geometry;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.ScaledInteger;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.crossbar.Decomposition;
import org.spikeway.mapping.crossbar.LayerFit;

/** Random networks on chips of crossbar cores of random limits: what is mapped is within every limit, and in time. */
class RandomCrossbarsTest {
    private static final Pattern REFUSAL = Pattern.compile("(?:network|layer) .+: (?:about )?([\\d,]+) .*needed.*,"
            + " (?:a core of )?chip tiny has (?:\\d+ × [\\d,]+ = )?([\\d,]+)\\. Choose .+\\.");
    private static final Pattern MIXED =
            Pattern.compile("layer \\S+: the image and another layer both lead into it, .+");

    @ParameterizedTest
    @EnumSource(Decomposition.class)
    void shouldStayWithinEveryLimitOrRefuse(Decomposition how) {
        SplittableRandom random = new SplittableRandom(7);
        int mapped = 0;
        int refused = 0;
        int inexact = 0;
        for (int i = 0; i < 40; i++) {
            SpikingNetwork network = RandomSpikingNetworks.next(random);
            ChipModel chip = chip(random);
            MappedProgram program;
            try {
                program = new ProgramBuilder(network, chip, Numbers.FLOAT, layer -> 1)
                        .decompose(how)
                        .build();
            } catch (RefusedException e) {
                requireReason(String.valueOf(e.getMessage()));
                refused++;
                continue;
            }
            CrossbarVerifier verifier = new CrossbarVerifier(program, 255);
            verifier.verify();
            verifier.verifyTimes();
            assertThat(program.fits()).extracting(LayerFit::weightError).allMatch(error -> error >= 0 && error <= 1);
            inexact += program.fits().stream().anyMatch(fit -> fit.weightError() > 0) ? 1 : 0;
            mapped++;
        }
        assertThat(mapped).isGreaterThan(12);
        assertThat(inexact).isGreaterThan(6);
        assertThat(refused).isGreaterThan(1);
    }

    private static void requireReason(String message) {
        if (MIXED.matcher(message).matches()) {
            return;
        }
        Matcher matcher = REFUSAL.matcher(message);
        assertThat(matcher.matches()).as(message).isTrue();
        assertThat(number(matcher.group(1))).as(message).isGreaterThan(number(matcher.group(2)));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    private static ChipModel chip(SplittableRandom random) {
        long axons = random.nextInt(16, 257);
        CoreLimits limits = new CoreLimits(
                random.nextInt(8, 257),
                axons,
                256,
                CoreLimits.UNLIMITED,
                axons,
                1,
                random.nextInt(2, 5),
                CoreLimits.UNLIMITED,
                1,
                random.nextInt(1, 16));
        int side = random.nextInt(4, 33);
        return Chips.chip(
                limits, Chips.integers(new ScaledInteger(9, 0, 0), 18, 9), new Geometry.Mesh(1, side, side, 1, 1));
    }
}
