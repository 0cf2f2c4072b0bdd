package org.spikeway.aer.recording.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;

class PacketDecodersTest {
    private final Tally tally = new Tally();
    private final PacketDecoder decoder = new EventPacketDecoder(tally);

    private List<Events> decode(String encoding, long base, byte[] words) throws UnreadableException {
        byte[] data = RosMessages.packet(true, encoding, base, words);
        decoder.accept(new Message("event_camera_msgs/msg/EventPacket", "cdr", ByteBuffer.wrap(data)));
        List<Events> events = new ArrayList<>();
        boolean done = false;
        while (!done) {
            EventBatch batch = new EventBatch(64);
            done = decoder.decode(batch);
            Events.append(batch, events);
        }
        return events;
    }

    private static byte[] words(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return bytes.array();
    }

    @Test
    void shouldCarryTheTimeOfLibcaerOverItsWrapWithinAMessage() throws UnreadableException {
        ByteBuffer words = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        words.putInt(5 << 17 | 6 << 2 | 2 | 1).putInt(0x7FFF_FFFE);
        words.putInt(7 << 17 | 8 << 2).putInt(3);
        words.putInt(9 << 17 | 1 << 2 | 2).putInt(2);
        assertThat(decode("libcaer", 10_000_000, words.array()))
                .containsExactly(
                        new Events(10_000 + 0x7FFF_FFFEL, 5, 6, 1),
                        new Events(10_000 + 0x8000_0003L, 7, 8, 0),
                        new Events(10_000 + 0x8000_0002L, 9, 1, 1));
        assertThat(tally.count(Item.WRAPS)).isOne();
    }

    @Test
    void shouldReadThePackedWordsOfLibcaer() throws UnreadableException {
        byte[] words = words(0x0001, 0x1002, 0x2005, 0x3807, 0x4809, 0x5081, 0x5001, 0xF000);
        assertThat(decode("libcaer_cmp", 1_000_000, words))
                .containsExactly(
                        new Events(1000 + 4098, 5, 7, 1),
                        new Events(1000 + 4098, 5, 9, 1),
                        new Events(1000 + 4098, 5, 16, 1),
                        new Events(1000 + 4098, 5, 17, 1));
        assertThat(tally.count(Item.OTHER)).isOne();
        // A new message begins at its own time base.
        assertThat(decode("libcaer_cmp", 9_000_000, words(0x1003, 0x3001))).containsExactly(new Events(9003, 5, 1, 0));
    }

    @Test
    void shouldCarryTheStateOfEvt3OverMessages() throws UnreadableException {
        assertThat(decode("evt3", 0, words(0x8001, 0x6002, 0x0009))).isEmpty();
        assertThat(decode("evt3", 0, words(0x2805))).containsExactly(new Events(4098, 5, 9, 1));
    }

    @Test
    void shouldCountWordsThatAreCut() throws UnreadableException {
        assertThat(decode("mono", 0, new byte[11])).hasSize(1);
        assertThat(tally.count(Item.INVALID)).isOne();
        assertThat(decode("trigger", 0, new byte[16])).isEmpty();
        assertThat(tally.count(Item.TRIGGERS)).isEqualTo(2);
    }
}
