package org.spikeway.aer.recording.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat.Match;
import org.spikeway.aer.recording.Recordings;
import org.spikeway.aer.recording.WritableContract;
import org.spikeway.aer.recording.WritableFormat;

class CsvFormatTest extends WritableContract {
    @Override
    protected WritableFormat format() {
        return new CsvFormat();
    }

    private Path text(String text) throws IOException {
        return write("a.csv", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t,x,y,on\n1500000,3,4,1\n1500002,5,6,0\n",
                "x;y;p;t_s\n3;4;1;1.5\n5;6;-1;1.500002\n",
                "polarity\ttimestamp_ns\tx\ty\r\ntrue\t1500000400\t3\t4\r\nfalse\t1500001600\t5\t6\r\n",
                "%geometry:640,480\n3,4,1,1500000\n5,6,0,1500002\n",
                "id, x, y, pol, time [ms]\n9, 3, 4, 1, 1500\n9, 5, 6, 0, 1500.002\n",
                "# a comment\n1.5,3,4,1\n\n# another\n1.500002,5,6,0",
                "t,x,y,p\n1.500000e+00,3.0e+00,4,1\n1.500002e+00,5,6.0,0\n"
            })
    void shouldFindTheColumns(String text) throws IOException {
        try (EventStream stream = Recordings.open(text(text), ReadOptions.STANDARD)) {
            assertThat(Events.readAll(stream, 64))
                    .containsExactly(new Events(1_500_000, 3, 4, 1), new Events(1_500_002, 5, 6, 0));
            assertThat(stream.tally().present()).isEmpty();
            Geometry expected = text.startsWith("%geom") ? new Geometry(640, 480) : Geometry.UNKNOWN;
            assertThat(stream.info().geometry()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,0,0,1\n2,0,1,1\n",
                "t,x,y\n1,2,3\n",
                "class,startTime_usec,endTime_usec\n1,2,3\n",
                "1,2,3\n4,5,6\n",
                "% evt 3.0\n",
                "\u0001\u0002,3\n",
                "hello\n"
            })
    void shouldNotTakeWhatIsUnclearOrSomethingElse(String text) throws IOException {
        assertThat(format().match(FileHead.of(text(text)))).isEqualTo(Match.NONE);
        assertThatThrownBy(() -> open(text(text)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("a.csv: which columns");
    }

    @ParameterizedTest
    @CsvSource({"'9,70000,4,1\n'", "'9,3,4,2\n'", "'9,3,4\n'", "'x,3,4,1\n'", "'9,3,4,1,5\n'", "'9,3,-4,1\n'"})
    void shouldGiveTheEventsBeforeADamagedLine(String damaged) throws IOException {
        Path file = text("t,x,y,p\n5,1,2,0\n6,3,4,1\n" + damaged + "7,5,6,1\n");
        assertThat(readUntilDamage(file)).containsExactly(new Events(5, 1, 2, 0), new Events(6, 3, 4, 1));
        assertThatThrownBy(() -> readAll(file, 64))
                .hasMessageContaining("a.csv: byte 24: the line is no event of the columns t,x,y,p");
    }

    @Test
    void shouldCountAnUnfinishedLastLine() throws IOException {
        try (EventStream stream = open(text("t,x,y,p\n5,1,2,0\n6,3,"))) {
            assertThat(Events.readAll(stream, 64)).containsExactly(new Events(5, 1, 2, 0));
            assertThat(stream.tally().count(Item.TRUNCATED_BYTES)).isEqualTo(4);
        }
        // A time may have lost digits; a polarity cannot.
        try (EventStream stream = open(text("x,y,p,t\n1,2,0,50\n1,2,0,6"))) {
            assertThat(Events.readAll(stream, 64)).hasSize(1);
        }
    }

    @Test
    void shouldRefuseEndlessLines() throws IOException {
        Path file = text("t,x,y,p\n5,1,2,0\n" + "1".repeat(5000));
        assertThat(readUntilDamage(file)).hasSize(1);
        assertThatThrownBy(() -> readAll(file, 64)).hasMessageContaining("a line of over 1000 bytes");
    }

    @Test
    void shouldReadTheReferenceFile() throws IOException {
        Path file = ReferenceData.require("aer/recordings/dvs_50k.csv");
        try (EventStream stream = Recordings.open(file, ReadOptions.STANDARD)) {
            assertThat(Events.readAll(stream, 2048)).hasSize(50_000);
        }
    }
}
