package org.spikeway.mapping.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Shares the images of a calibration among threads; which thread takes which image changes no result. */
record Workers(int count) {

    /** What a thread does with one image. */
    @FunctionalInterface
    interface Task {
        void run(int image);
    }

    /** Runs images {@code 0 … images − 1}; each thread asks once for its own task. */
    void forEach(int images, Supplier<Task> tasks) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(count, images));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(count, images); i++) {
                running.add(threads.submit(() -> {
                    Task task = tasks.get();
                    for (int image = next.getAndIncrement(); image < images; image = next.getAndIncrement()) {
                        task.run(image);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the calibration was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
