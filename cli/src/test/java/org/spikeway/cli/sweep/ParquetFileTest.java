package org.spikeway.cli.sweep;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of a Parquet file, against ones put together by hand from the format's description. */
class ParquetFileTest {
    private static String hex(SweepTable table) {
        return HexFormat.of().formatHex(ParquetFile.of(table));
    }

    private static SweepTable column(List<Object> cells) {
        return new SweepTable(List.of("c"), cells.stream().map(List::of).toList());
    }

    @Test
    void shouldWriteAPageOfWholeNumbersWithOneMissing() {
        SweepTable table =
                new SweepTable(List.of("n"), Arrays.asList(List.of(1L), Arrays.asList((Object) null), List.of(-2L)));
        String header = "1500" + "152c" + "152c" + "2c" + "1506" + "1500" + "1506" + "1506" + "00" + "00";
        String page = "02000000" + "0305" + "0100000000000000" + "feffffffffffffff";
        assertThat(hex(table)).startsWith("50415231" + header + page);
    }

    @Test
    void shouldWriteTextWithItsLengthInBytes() {
        assertThat(hex(column(List.of("µ")))).contains("02000000" + "0301" + "02000000" + "c2b5");
    }

    @Test
    void shouldWriteAColumnOfMixedNumbersAsReals() {
        assertThat(hex(column(List.of(1L, 0.5)))).contains("0303" + "000000000000f03f" + "000000000000e03f");
    }

    @Test
    void shouldWriteALongBitmapLengthInTwoBytes() {
        assertThat(hex(column(Collections.nCopies(600, 7L)))).contains("4d000000" + "9701" + "ff".repeat(75));
    }

    @Test
    void shouldEndWithTheLengthOfItsFooter() {
        byte[] file = ParquetFile.of(column(List.of(7L)));
        ByteBuffer end = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int footer = end.getInt(file.length - 8);
        assertThat(new String(file, file.length - 4, 4, US_ASCII)).isEqualTo("PAR1");
        assertThat(file[file.length - 8 - footer]).as("version 1 as field 1").isEqualTo((byte) 0x15);
        assertThat(file[file.length - 7 - footer]).isEqualTo((byte) 2);
    }
}
