/** Reads tables of SQLite files, as far as recordings need it. */
@NullMarked
package org.spikeway.aer.recording.sqlite;

import org.jspecify.annotations.NullMarked;
