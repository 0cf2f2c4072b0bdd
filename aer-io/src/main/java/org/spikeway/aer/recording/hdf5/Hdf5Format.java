package org.spikeway.aer.recording.hdf5;

import com.google.auto.service.AutoService;
import io.jhdf.HdfFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.FileBytes;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventStream;
import org.spikeway.aer.recording.FileHead;
import org.spikeway.aer.recording.ReadOptions;
import org.spikeway.aer.recording.RecordingFormat;

/**
 * HDF5 files of four kinds, told apart by the data sets in them: Metavision ({@code /CD/events}, also in ECF coding),
 * DSEC ({@code /events/x} and so on, also packed by Blosc), SHD and SSC ({@code /spikes/times}), N-TIDIGITS
 * ({@code train_timestamps/…}).
 *
 * <p>The spikes of SHD, SSC and N-TIDIGITS have the channel as x, y = 0 and polarity 1. Their samples follow one another,
 * each begun at the first full second after the one before.
 */
@AutoService(RecordingFormat.class)
public final class Hdf5Format implements RecordingFormat {
    private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";

    @Override
    public String name() {
        return "hdf5";
    }

    @Override
    public String title() {
        return "HDF5: Metavision (ECF), DSEC (Blosc), SHD/SSC, N-TIDIGITS";
    }

    @Override
    public Match match(FileHead head) {
        return head.startsWith(SIGNATURE) ? Match.CERTAIN : Match.NONE;
    }

    @Override
    public EventStream open(FileHead head, ReadOptions options) throws UnreadableException {
        LibraryCalls library = new LibraryCalls(head.path());
        HdfFile hdf = structure(library, head);
        EventStream stream = null;
        try {
            stream = open(library, hdf, options);
            return stream;
        } finally {
            if (stream == null) {
                hdf.close();
            }
        }
    }

    /**
     * Shows the library the mapped bytes: it then checks lengths against them, where it would set aside what a damaged
     * file asks for, and it follows no links to other files. What is too large to map at once it reads itself.
     */
    private static HdfFile structure(LibraryCalls library, FileHead head) throws UnreadableException {
        if (head.size() > Integer.MAX_VALUE) {
            return library.call(() -> new HdfFile(head.path()));
        }
        ByteBuffer bytes = FileBytes.map(head.path()).order(ByteOrder.LITTLE_ENDIAN);
        return library.call(() -> HdfFile.fromByteBuffer(bytes));
    }

    private static EventStream open(LibraryCalls library, HdfFile hdf, ReadOptions options) throws UnreadableException {
        EventStream events = new Hdf5Layout(library, hdf, options).open();
        if (events != null) {
            return events;
        }
        @Nullable SampleSet samples = SampleSet.find(library, hdf);
        if (samples != null) {
            return new SampleStream(hdf, library, samples);
        }
        throw library.refused("no events where Metavision, DSEC, SHD or N-TIDIGITS keep them");
    }
}
