package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/** Counts the triggers of a DAT file that holds nothing else. */
record DatTriggers(Tally tally) implements EventDecoder {
    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        int whole = in.remaining() / DatWord.BYTES;
        tally.add(Item.TRIGGERS, whole);
        in.position(in.position() + whole * DatWord.BYTES);
    }
}
