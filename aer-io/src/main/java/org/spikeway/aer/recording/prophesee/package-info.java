/** Recordings of Prophesee cameras: RAW files of EVT 2.0, 2.1, 3.0 and 4.0, and DAT files. */
@NullMarked
package org.spikeway.aer.recording.prophesee;

import org.jspecify.annotations.NullMarked;
