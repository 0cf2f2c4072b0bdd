package org.spikeway.cli;

import java.util.concurrent.Callable;

/**
 * A command below {@code spikeway}. Other modules add theirs as a service: a class annotated with picocli's
 * {@code @Command} and named in {@code META-INF/services}.
 */
public interface Subcommand extends Callable<Integer> {}
