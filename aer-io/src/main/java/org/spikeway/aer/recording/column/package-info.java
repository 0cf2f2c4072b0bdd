/** Events kept as numbers of any type in columns or records, as array files do. */
@NullMarked
package org.spikeway.aer.recording.column;

import org.jspecify.annotations.NullMarked;
