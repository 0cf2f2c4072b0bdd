/** Trained networks from ONNX files: read, constants folded, every operator and shape checked. */
@NullMarked
package org.spikeway.mapping.onnx;

import org.jspecify.annotations.NullMarked;
