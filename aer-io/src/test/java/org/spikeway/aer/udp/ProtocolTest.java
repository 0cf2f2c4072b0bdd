package org.spikeway.aer.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;

class ProtocolTest {
    private static final Geometry SENSOR = new Geometry(320, 240);

    private final Tally tally = new Tally();

    private List<Events> decode(Protocol protocol, ByteBuffer datagram) {
        EventBatch batch = new EventBatch(Protocol.MOST_EVENTS);
        protocol.decode(datagram, 99, batch, tally);
        List<Events> events = new ArrayList<>();
        Events.append(batch, events);
        return events;
    }

    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveBackWhatItSent(Protocol.Kind kind) throws IOException {
        List<Events> sent = Events.random(20_000, SENSOR, 5, 1000, new SplittableRandom(1));
        EventBatch batch = new EventBatch(20_000);
        sent.forEach(event -> batch.add(event.micros(), event.x(), event.y(), event.polarity()));
        Protocol out = kind.open(SENSOR);
        Protocol in = kind.open(SENSOR);
        List<Events> received = new ArrayList<>();
        for (int next = 0; next < batch.size(); ) {
            ByteBuffer datagram = ByteBuffer.allocate(out.datagramBytes());
            next = out.encode(batch, next, datagram);
            received.addAll(decode(in, datagram.flip()));
        }
        boolean timed = kind == Protocol.Kind.JAER;
        assertThat(received)
                .isEqualTo(
                        timed
                                ? sent
                                : sent.stream()
                                        .map(event -> new Events(99, event.x(), event.y(), event.polarity()))
                                        .toList());
        assertThat(tally.present()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAnyDatagram(Protocol.Kind kind) throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        Protocol protocol = kind.open(SENSOR);
        for (int i = 0; i < 2000; i++) {
            byte[] datagram = new byte[random.nextInt(i % 10 == 0 ? 65_536 : 40)];
            random.nextBytes(datagram);
            assertThat(decode(protocol, ByteBuffer.wrap(datagram))).hasSizeLessThan(Protocol.MOST_EVENTS);
        }
    }

    @Test
    void shouldCountGapsInTheSequence() throws IOException {
        Protocol protocol = Protocol.Kind.JAER.open(SENSOR);
        for (int sequence : new int[] {7, 8, 10, 13, 12, 14}) {
            decode(protocol, ByteBuffer.allocate(4).putInt(sequence).flip());
        }
        assertThat(tally.count(Item.LOST_DATAGRAMS)).isEqualTo(2);
    }

    @Test
    void shouldReadWordsOfSpifWithAndWithoutTimes() throws IOException {
        Protocol protocol = Protocol.Kind.SPIF.open(SENSOR);
        assertThat(decode(protocol, hex("02800180" + "03000400 78563412" + "aa")))
                .containsExactly(new Events(99, 1, 2, 1), new Events(99, 4, 3, 0));
        assertThat(tally.count(Item.TRUNCATED_BYTES)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "02 00 0500 0600, '5,0,0 6,0,0'",
        "01 04 0500 ffff, '5,0,0'",
        "01 08 05000680, '5,6,1'",
        "01 0c 05000680 01020304, '5,6,1'",
        "01 80 0030 0500, '12293,0,0'",
        "01 c0 0380 0500, '5,3,1'",
        "01 30 0100 0500, '5,0,0'",
        "01 b8 0030 01000000 05000600, '12293,6,0'",
        "01 40, ''",
        "03 08 05000680, ''",
        "01, ''",
    })
    void shouldReadEveryKindOfEieio(String bytes, String pixels) throws IOException {
        Protocol protocol = Protocol.Kind.EIEIO.open(SENSOR);
        List<Events> events = decode(protocol, hex(bytes));
        assertThat(String.join(
                        " ",
                        events.stream()
                                .map(event -> event.x() + "," + event.y() + "," + event.polarity())
                                .toList()))
                .isEqualTo(pixels);
        assertThat(tally.present().isEmpty()).isEqualTo(!pixels.isEmpty());
    }
}
