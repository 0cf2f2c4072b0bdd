package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.kernel.EventRecord;

/**
 * Lays out the FlatBuffers of an AEDAT 4.0 file by hand, each with its vtable first; see {@link Aedat4Layout}.
 *
 * <pre>
 *  header: 0 root 16 | 4 "IOHE" | 8 vtable 10,24,4,8,16 .. | 20 table: i32 12, i32 compression, i64 position, u32 string
 *  packet: 0 size | 4 root 16 | 8 "EVTS" | 12 vtable 6,8,4 (.. 18) | 20 table: i32 8, u32 4 | 28 length | 32 events
 * </pre>
 */
final class Aedat4Builder {
    private static final int HEADER_TABLE = 24;
    private static final int HEADER_VTABLE = 8;
    private static final int HEADER_VTABLE_BYTES = 10;
    private static final int HEADER_TABLE_BYTES = 20;
    private static final int POSITION_OFFSET = 8;
    private static final int STRING_OFFSET = 16;
    private static final int STRING_AT = HEADER_TABLE + HEADER_TABLE_BYTES;

    /** Where in the file the position of the data table stands. */
    static final long TABLE_POSITION_AT = (long) Aedat4Layout.HEADER_AT + HEADER_TABLE + POSITION_OFFSET;

    private static final int VTABLE = 12;
    private static final int VTABLE_BYTES = 6;
    private static final int TABLE = 20;
    private static final int TABLE_BYTES = 8;
    private static final int VECTOR = TABLE + TABLE_BYTES;
    static final int ELEMENTS = VECTOR + Integer.BYTES;

    private Aedat4Builder() {}

    /** Length and FlatBuffer IOHE, with a data table that is still missing. */
    static ByteBuffer header(PacketCompression compression, Geometry geometry) {
        byte[] xml = xml(compression, geometry).getBytes(StandardCharsets.UTF_8);
        int length = STRING_AT + Integer.BYTES + xml.length + 1;
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(length);
        ByteBuffer flat = out.slice().order(ByteOrder.LITTLE_ENDIAN);
        flat.putInt(0, HEADER_TABLE).putInt(4, Aedat4Layout.identifier("IOHE"));
        flat.putShort(HEADER_VTABLE, (short) HEADER_VTABLE_BYTES);
        flat.putShort(HEADER_VTABLE + 2, (short) HEADER_TABLE_BYTES);
        flat.putShort(HEADER_VTABLE + 4, (short) Integer.BYTES);
        flat.putShort(HEADER_VTABLE + 6, (short) POSITION_OFFSET);
        flat.putShort(HEADER_VTABLE + 8, (short) STRING_OFFSET);
        flat.putInt(HEADER_TABLE, HEADER_TABLE - HEADER_VTABLE);
        flat.putInt(
                HEADER_TABLE + Integer.BYTES,
                java.util.List.of(PacketCompression.values()).indexOf(compression));
        flat.putLong(HEADER_TABLE + POSITION_OFFSET, -1);
        flat.putInt(HEADER_TABLE + STRING_OFFSET, STRING_AT - HEADER_TABLE - STRING_OFFSET);
        flat.putInt(STRING_AT, xml.length).put(STRING_AT + Integer.BYTES, xml);
        return out.position(0);
    }

    private static String xml(PacketCompression compression, Geometry geometry) {
        String size = geometry.known()
                ? String.format(
                        "<attr key=\"sizeX\" type=\"int\">%d</attr><attr key=\"sizeY\" type=\"int\">%d</attr>",
                        geometry.width(), geometry.height())
                : "";
        return "<dv version=\"2.0\"><node name=\"outInfo\" path=\"/mainloop/Recorder/outInfo/\">"
                + "<node name=\"0\" path=\"/mainloop/Recorder/outInfo/0/\">"
                + "<attr key=\"compression\" type=\"string\">" + compression.label() + "</attr>"
                + "<attr key=\"originalModuleName\" type=\"string\">spikeway</attr>"
                + "<attr key=\"originalOutputName\" type=\"string\">events</attr>"
                + "<attr key=\"typeDescription\" type=\"string\">Array of events (polarity ON/OFF).</attr>"
                + "<attr key=\"typeIdentifier\" type=\"string\">EVTS</attr>"
                + "<node name=\"info\" path=\"/mainloop/Recorder/outInfo/0/info/\">" + size
                + "<attr key=\"source\" type=\"string\">spikeway</attr>"
                + "<attr key=\"tsOffset\" type=\"long\">0</attr></node></node></node></dv>\n";
    }

    /** A buffer for a packet of changes, at its first event. */
    static ByteBuffer packet(int events) {
        ByteBuffer packet =
                ByteBuffer.allocate(ELEMENTS + events * EventRecord.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        vector(packet, "EVTS");
        return restart(packet);
    }

    /** The beginning of a size-prefixed FlatBuffer whose root table has one vector. */
    static void vector(ByteBuffer out, String identifier) {
        out.putInt(4, TABLE - Aedat4Layout.ROOT_AT)
                .putInt(Aedat4Layout.IDENTIFIER_AT, Aedat4Layout.identifier(identifier))
                .putShort(VTABLE, (short) VTABLE_BYTES)
                .putShort(VTABLE + 2, (short) TABLE_BYTES)
                .putShort(VTABLE + 4, (short) Integer.BYTES)
                .putInt(TABLE, TABLE - VTABLE)
                .putInt(TABLE + Integer.BYTES, VECTOR - TABLE - Integer.BYTES);
    }

    static ByteBuffer restart(ByteBuffer packet) {
        return packet.clear().position(ELEMENTS);
    }

    static void event(ByteBuffer packet, EventBatch batch, int i) {
        packet.putLong(batch.micros(i))
                .putShort((short) batch.x(i))
                .putShort((short) batch.y(i))
                .putInt(batch.polarity(i));
    }

    /** The packet from index 0 to the limit, with its lengths. */
    static ByteBuffer finish(ByteBuffer packet, int elements) {
        packet.putInt(0, packet.position() - Integer.BYTES).putInt(VECTOR, elements);
        return packet.flip();
    }
}
