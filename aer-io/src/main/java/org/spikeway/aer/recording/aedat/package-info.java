/** AEDAT recordings of jAER (1.0, 2.0), cAER (3.1) and DV (4.0). */
@NullMarked
package org.spikeway.aer.recording.aedat;

import org.jspecify.annotations.NullMarked;
