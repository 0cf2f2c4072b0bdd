/** Recordings as NumPy arrays: records of any fields, tables of four columns, or an array for each column. */
@NullMarked
package org.spikeway.aer.recording.numpy;

import org.jspecify.annotations.NullMarked;
