package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.bus.SpikeBlock;

/** However a run ends, it ends soon, says why, and leaves no thread behind. */
@Timeout(20)
class EngineEndTest {
    /** A run of that many ticks would take longer than the time limit of a test. */
    private static final int[] ENDLESS = {2_000_000_000};

    private static final int[] SHORT = {40};
    private static final IntConsumer NOBODY = sample -> {};

    private final ChipProgram program = SpikingChain.program();
    private final IllegalStateException failure = new IllegalStateException("on purpose");

    @AfterEach
    void shouldLeaveNoThreadBehind() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("spikeway-"));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 64", "2, 2", "2, 64", "4, 2", "4, 64"})
    void shouldStopWithTheCauseWhereAStimulusFails(int workers, int ring) {
        Supplier<Stimulus> stimuli = () -> new Failing(30);
        assertThatThrownBy(() -> engine(workers, ring).run(stimuli, 1, ENDLESS, List.of(), NOBODY))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 64", "2, 2", "2, 64", "4, 2", "4, 64"})
    void shouldStopWithTheCauseWhereAnObserverFails(int workers, int ring) {
        SpikeObserver observer = new SpikeObserver() {
            @Override
            public void observe(SpikeBlock block) {
                if (block.tick() == 30) {
                    throw failure;
                }
            }
        };
        List<SpikeObserver> observers = List.of(block -> {}, observer);
        assertThatThrownBy(() -> engine(workers, ring).run(Chatter::new, 1, ENDLESS, observers, NOBODY))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldStopWithTheCauseWhereAnObserverFailsAtTheEndOfATick(int workers) {
        SpikeObserver observer = new SpikeObserver() {
            @Override
            public void observe(SpikeBlock block) {}

            @Override
            public void tickDone(int sample, int tick) {
                if (tick == 30) {
                    throw failure;
                }
            }
        };
        assertThatThrownBy(() -> engine(workers, 64).run(Chatter::new, 1, ENDLESS, List.of(observer), NOBODY))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldStopWithTheCauseWhereTheListenerFails(int workers) {
        IntConsumer listener = sample -> {
            throw failure;
        };
        assertThatThrownBy(() -> engine(workers, 64).run(Chatter::new, 1_000_000, SHORT, List.of(), listener))
                .isSameAs(failure);
    }

    @Test
    void shouldStopWithTheCauseWhereNoStimulusCanBeMade() {
        Supplier<Stimulus> stimuli = () -> {
            throw failure;
        };
        assertThatThrownBy(() -> engine(2, 64).run(stimuli, 1, ENDLESS, List.of(), NOBODY))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldStopWhereAnErrorIsThrown(int workers) {
        AssertionError error = new AssertionError("on purpose");
        SpikeObserver observer = block -> {
            throw error;
        };
        assertThatThrownBy(() -> engine(workers, 64).run(Chatter::new, 1, ENDLESS, List.of(observer), NOBODY))
                .isSameAs(error);
    }

    @Test
    void shouldStopWhereACheckedExceptionEscapesUndeclared() {
        Exception undeclared = new Exception("undeclared");
        Chatter stimulus = new Chatter() {
            @Override
            public int spikes(int sample, int tick, int[] neurons) {
                EngineEndTest.<IllegalStateException>throwUndeclared(undeclared);
                return 0;
            }
        };
        assertThatThrownBy(() -> engine(2, 64).run(() -> stimulus, 1, ENDLESS, List.of(), NOBODY))
                .hasRootCause(undeclared);
    }

    /** Code in other languages of the JVM may throw anything. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void throwUndeclared(Exception exception) throws E {
        throw (E) exception;
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 64", "2, 2", "2, 64", "4, 64"})
    void shouldStopWhenTheCallingThreadIsInterrupted(int workers, int ring) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        SpikeObserver observer = block -> running.countDown();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(
                    () -> engine(workers, ring).run(Chatter::new, 1, ENDLESS, List.of(observer), NOBODY)));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessage("the run was interrupted");
        assertThat(interrupted.get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldWaitForASlowObserverAndGiveTheSameResult(int workers) {
        SpikeRecorder expected = new SpikeRecorder(SHORT[0]);
        RunResult free = engine(1, 64).run(Chatter::new, 1, SHORT, List.of(expected), NOBODY);
        SpikeRecorder recorder = new SpikeRecorder(SHORT[0]);
        SpikeObserver slow = block -> {
            pause();
            recorder.observe(block);
        };
        RunResult held =
                engine(workers, 2).run(Chatter::new, 1, SHORT, List.of(slow, new SpikeRecorder(SHORT[0])), NOBODY);
        assertThat(held.activity()).isEqualTo(free.activity());
        assertThat(held.readOut()).isDeepEqualTo(free.readOut());
        assertThat(recorder.trains()).isEqualTo(expected.trains()).isNotEmpty();
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Engine engine(int workers, int ring) {
        return new Engine(
                program, new EngineOptions(workers, Parallel.AUTOMATIC, ring, 2, Kernels.best(), ChipClock.NONE));
    }

    private final class Failing extends Chatter {
        private final int failingTick;

        Failing(int failingTick) {
            this.failingTick = failingTick;
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            if (tick == failingTick) {
                throw failure;
            }
            return super.spikes(sample, tick, neurons);
        }
    }
}
