/** The messages of the ONNX file format, generated from {@code onnx.proto} at build time. */
@NullMarked
package org.spikeway.mapping.onnx.proto;

import org.jspecify.annotations.NullMarked;
