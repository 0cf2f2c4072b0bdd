package org.spikeway.cli;

import java.util.Iterator;
import org.spikeway.chip.ChipCatalogue;

/** The chips of the catalogue, for a shell that completes the value of {@code --chip}. */
final class ChipNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return new ChipCatalogue().names().iterator();
    }
}
