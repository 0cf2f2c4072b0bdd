package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.RecordingInfo;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.kernel.EventRecord;
import org.spikeway.aer.recording.FileWindow;
import org.spikeway.aer.recording.RewindableStream;
import org.spikeway.aer.recording.compress.Unpacked;

/** The changes of one stream of an AEDAT 4.0 file, packet by packet; the packets of other streams are counted. */
final class Aedat4Stream implements RewindableStream {
    private static final int LARGEST_PACKET = PacketCompression.LARGEST;

    private final RecordingInfo info;
    private final Tally tally = new Tally();
    private final Aedat4Header header;
    private final int stream;
    private final FileWindow window;
    private final Aedat4Events decoder = new Aedat4Events();
    private final long begin;
    private byte[] packed = new byte[1 << 16];
    private byte[] spare = new byte[1 << 18];
    private ByteBuffer events = ByteBuffer.allocate(0);
    private @Nullable String damage;

    /**
     * @param stream the number of the one whose changes are given
     * @param window at the first packet
     */
    Aedat4Stream(RecordingInfo info, Aedat4Header header, int stream, FileWindow window) {
        this.info = info;
        this.header = header;
        this.stream = stream;
        this.window = window;
        begin = window.offset();
    }

    @Override
    public void rewind() throws UnreadableException {
        window.goBack(begin);
        events = ByteBuffer.allocate(0);
        damage = null;
    }

    @Override
    public RecordingInfo info() {
        return info;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public boolean read(EventBatch batch) throws UnreadableException {
        batch.clear();
        if (damage != null) {
            throw new UnreadableException(damage);
        }
        while (batch.remaining() > 0) {
            if (events.hasRemaining()) {
                decoder.take(events, batch);
            } else if (batch.size() > 0 || !nextPacket()) {
                break;
            }
        }
        return batch.size() > 0;
    }

    /** Unpacks the next packet; false at the end. */
    private boolean nextPacket() throws UnreadableException {
        try {
            long left = left();
            if (left < Aedat4Layout.PACKET_HEADER_BYTES) {
                return end(left);
            }
            ByteBuffer bytes = need(Aedat4Layout.PACKET_HEADER_BYTES);
            int number = bytes.getInt(bytes.position());
            int size = bytes.getInt(bytes.position() + Integer.BYTES);
            if (size < 0 || size > LARGEST_PACKET) {
                throw new UnreadableException(String.format(
                        "a packet of %,d bytes, and there are %,d up to the end. The file is damaged: fetch it again.",
                        Integer.toUnsignedLong(size), left));
            }
            if (size > left - Aedat4Layout.PACKET_HEADER_BYTES) {
                return end(left);
            }
            bytes = need(Aedat4Layout.PACKET_HEADER_BYTES + size);
            take(number, bytes, bytes.position() + Aedat4Layout.PACKET_HEADER_BYTES, size);
            bytes.position(bytes.position() + Aedat4Layout.PACKET_HEADER_BYTES + size);
            return true;
        } catch (UnreadableException damaged) {
            damage = window.place() + ": " + damaged.getMessage();
            throw new UnreadableException(damage);
        }
    }

    /** Bytes up to the data table, or to the end of the file where there is none. */
    private long left() {
        long table = header.table();
        long left = window.left();
        boolean reached = table > 0 && table >= window.offset();
        return reached ? Math.min(left, table - window.offset()) : left;
    }

    private boolean end(long left) throws UnreadableException {
        if (left > 0) {
            tally.add(Item.TRUNCATED_BYTES, left);
            window.skip(window.left());
        }
        return false;
    }

    private ByteBuffer need(int count) throws UnreadableException {
        if (window.bytes().remaining() < count) {
            window.advance();
        }
        return window.bytes().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void take(int number, ByteBuffer bytes, int at, int size) throws UnreadableException {
        if (packed.length < size) {
            packed = new byte[Math.max(size, Math.min(LARGEST_PACKET, 2 * packed.length))];
        }
        bytes.get(at, packed, 0, size);
        Unpacked unpacked = header.compression().unpack(packed, size, spare);
        if (unpacked.bytes() != packed) {
            spare = unpacked.bytes();
        }
        ByteBuffer plain =
                ByteBuffer.wrap(unpacked.bytes(), 0, unpacked.length()).order(ByteOrder.LITTLE_ENDIAN);
        if (unpacked.length() < Aedat4Layout.SHORTEST_BUFFER) {
            throw new UnreadableException("a packet of " + unpacked.length()
                    + " bytes unpacked, too few for any. The file is damaged: fetch it again.");
        }
        int identifier = plain.getInt(Aedat4Layout.IDENTIFIER_AT);
        FlatTable table = FlatTable.root(plain, Aedat4Layout.ROOT_AT);
        if (identifier == Aedat4Layout.EVENTS && number == stream) {
            events = Aedat4Events.of(table);
        } else if (identifier == Aedat4Layout.EVENTS) {
            tally.add(Item.OTHER_STREAMS, table.length(0, EventRecord.BYTES));
        } else if (identifier == Aedat4Layout.IMU) {
            tally.add(Item.IMU_SAMPLES, table.length(0, Integer.BYTES));
        } else if (identifier == Aedat4Layout.TRIGGERS) {
            tally.add(Item.TRIGGERS, table.length(0, Integer.BYTES));
        } else {
            tally.add(identifier == Aedat4Layout.FRAME ? Item.FRAMES : Item.OTHER);
        }
    }

    @Override
    public void close() throws UnreadableException {
        window.close();
    }
}
