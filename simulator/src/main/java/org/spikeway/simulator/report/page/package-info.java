/** A finished run as one web page: its files gathered, and put into a template that draws them. */
@NullMarked
package org.spikeway.simulator.report.page;

import org.jspecify.annotations.NullMarked;
