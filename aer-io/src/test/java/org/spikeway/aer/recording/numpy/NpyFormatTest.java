package org.spikeway.aer.recording.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.recording.RecordingContract;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.column.Scalar;

class NpyFormatTest extends RecordingContract {
    private static final List<Events> TWO = List.of(new Events(1_500_000, 3, 4, 1), new Events(1_500_002, 500, 6, 0));

    @Override
    protected RecordingFormat format() {
        return new NpyFormat();
    }

    @Override
    protected byte[] sample(SplittableRandom random) {
        List<Events> events = Events.random(300, new Geometry(640, 480), 5, 1000, random);
        ByteBuffer data = ByteBuffer.allocate(16 * events.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Events event : events) {
            data.putLong(event.micros()).putShort((short) event.x()).putShort((short) event.y());
            data.put((byte) event.polarity()).put(new byte[3]);
        }
        return npy(
                "{'names':['t','x','y','p'], 'formats':['<i8','<i2','<i2','u1'], 'offsets':[0,8,10,12], 'itemsize':16}",
                "(" + events.size() + ",)",
                data.array());
    }

    static byte[] npy(String descr, String shape, byte[] data) {
        String header = "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        file.putShort((short) header.length());
        return file.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(data).array();
    }

    /** The types that several tools write: expelliarmus, Metavision, event_camera_py, faery, and odd ones. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "[('x','<u2'),('y','<u2'),('p','<i2'),('t','<i8')]"
                        + "#0300 0400 0100 60e3160000000000 f401 0600 0000 62e3160000000000",
                "{'names':['x','y','p','t'],'formats':['<u2','<u2','i1','<i4'],'offsets':[0,2,4,8],'itemsize':12}"
                        + "#0300 0400 01 ffffff 60e31600 f401 0600 ff ffffff 62e31600",
                "[('t','<u8'),('x','<u2'),('y','<u2'),('on','?')]"
                        + "#60e3160000000000 0300 0400 01 62e3160000000000 f401 0600 00",
                "[('ts','>f8'),('x','>i4'),('pad','|V2'),('y','>f4'),('polarity','|b1')]"
                        + "#3ff8000000000000 00000003 0000 40800000 01 3ff8000218def417 000001f4 0000 40c00000 00"
            })
    void shouldReadRecordsOfAnyType(String descr, String hex) throws IOException {
        byte[] data = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(readAll(write("a.npy", npy(descr, "(2,)", data)), 64)).isEqualTo(TWO);
    }

    @Test
    void shouldReadTables() throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        whole.putLong(1_500_000).putLong(3).putLong(4).putLong(1);
        whole.putLong(1_500_002).putLong(500).putLong(6).putLong(0);
        assertThat(readAll(write("a.npy", npy("'<i8'", "(2, 4)", whole.array())), 64))
                .isEqualTo(TWO);
        ByteBuffer real = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        real.putDouble(3).putDouble(4).putDouble(1).putDouble(1500);
        real.putDouble(500).putDouble(6).putDouble(0).putDouble(1500.002);
        assertThat(readAll(write("a.npy", npy("'<f8'", "(2, 4)", real.array())), 64))
                .isEqualTo(TWO);
    }

    @Test
    void shouldCountWhatCannotBeAnEvent() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(0.5).putDouble(4).putDouble(1).putDouble(1500);
        data.putDouble(3).putDouble(-4).putDouble(1).putDouble(1500);
        data.putDouble(3).putDouble(4).putDouble(2).putDouble(1500);
        data.putDouble(3).putDouble(4).putDouble(1).putDouble(Double.NaN);
        try (EventStream stream = open(write("a.npy", npy("'<f8'", "(4, 4)", data.array())))) {
            assertThat(Events.readAll(stream, 64)).isEmpty();
            assertThat(stream.tally().count(Item.INVALID)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "'<i8'#(8,)#no list of events",
                "'<i8'#(2, 3)#no list of events",
                "'<i8'#(2, 2, 2)#no list of events",
                "'<c8'#(2, 4)#is no number",
                "[('t','<i8'),('x','<u2'),('y','<u2')]#(1,)#lack t, x, y or p",
                "[('t','<i8'),('x','<u2'),('y','<u2'),('p','|S1')]#(1,)#field p is no number",
                "{'names':['t'],'formats':['<i8'],'offsets':[9],'itemsize':16}#(1,)#lies outside",
                "[[[[[[[[[[[[[[1]]]]]]]]]]]]]]#(1,)#brackets",
                "[('t','<i8')#(1,)#expected",
                "__import__('os')#(1,)#expected a value"
            })
    void shouldRefuseWhatIsNoListOfEvents(String descr, String shape, String reason) throws IOException {
        Path file = write("a.npy", npy(descr, shape, new byte[64]));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("a.npy")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNotTrustTheNumberOfElements() throws IOException {
        byte[] data = new byte[13 * 3];
        byte[] file = npy("[('t','<u8'),('x','<u2'),('y','<u2'),('on','?')]", "(999999999999999,)", data);
        assertThat(readAll(write("a.npy", file), 64)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0x3C00, 1", "0x3555, 0.333251953125", "0xC000, -2", "0x0001, 5.960464477539063E-8", "0x7BFF, 65504"})
    void shouldReadHalfPrecision(String bits, float expected) {
        assertThat(Scalar.half(Integer.decode(bits).shortValue())).isEqualTo(expected);
    }
}
