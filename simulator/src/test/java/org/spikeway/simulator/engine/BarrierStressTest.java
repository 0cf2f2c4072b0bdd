package org.spikeway.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.bus.SpikeBlock;

/**
 * The barrier and the bus under every kind of disturbance: threads that stop for a while anywhere, slow observers, workers and
 * observers that throw, checkpoints, interrupts. Whatever happens, no block is lost or doubled, ticks keep their order, the run
 * ends, and no thread is left.
 *
 * <p>Rounds follow from their seeds. {@code -Dspikeway.stress.seconds=N} goes on for so long, {@code -Dspikeway.stress.seed=S}
 * begins elsewhere.
 */
class BarrierStressTest {
    private static final int ROUNDS = 60;
    private static final int[] WORKERS = {1, 2, 3, 8};
    private static final int[] BLOCKS = {1, 2, 7, 256};
    private static final int SAMPLES = 4;
    private static final int[] MARKS = {3, 17};
    /** Without a single step of any thread for so long, a run hangs; a busy machine only makes it slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Long, Expected> expected = new ConcurrentHashMap<>();

    private record Expected(RunResult result, Map<List<Integer>, List<Integer>> trains) {}

    /** What goes wrong in a round. */
    private enum Fault {
        NONE,
        STIMULUS,
        OBSERVER,
        TICK,
        KEEPER,
        INTERRUPT
    }

    @Test
    @Timeout(900)
    void shouldLoseNothingAndEndWhateverDisturbsIt() {
        long seed = Long.getLong("spikeway.stress.seed", 1);
        long seconds = Long.getLong("spikeway.stress.seconds", 0);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int rounds = 0;
        while (seconds == 0 ? rounds < ROUNDS : System.nanoTime() < end) {
            round(seed + rounds++);
        }
        if (seconds > 0) {
            System.out.println("barrier: " + rounds + " rounds from seed " + seed);
        }
    }

    private void round(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Fault fault = random.nextInt(3) > 0 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
        long network = random.nextInt(12);
        ChipProgram program = RandomPrograms.rounding(network);
        EngineOptions options = new EngineOptions(
                WORKERS[random.nextInt(WORKERS.length)],
                Parallel.CORES,
                2 << random.nextInt(4),
                BLOCKS[random.nextInt(BLOCKS.length)],
                Kernels.best(),
                ChipClock.NONE);
        String name = "seed " + seed + ": " + fault + " " + options;
        Expected whole = expected.computeIfAbsent(network, made -> undisturbed(program, made));
        Round round = new Round(seed, fault, program, network, options);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> thrown.set(catchThrowable(round::run)), "barrier-stress");
        caller.start();
        if (fault == Fault.INTERRUPT) {
            LockSupport.parkNanos(random.nextInt(3_000_000));
            caller.interrupt();
        }
        join(caller, round, name);
        assertThat(spikewayThreads()).as(name).isEmpty();
        if (thrown.get() != null) {
            assertThat(fault).as(name).isNotEqualTo(Fault.NONE);
            assertThat(thrown.get()).as(name).isInstanceOf(IllegalStateException.class);
            assertThat(thrown.get().getMessage()).as(name).isIn("on purpose", "the run was interrupted");
            return;
        }
        assertThat(fault).as(name).isIn(Fault.NONE, Fault.INTERRUPT, Fault.OBSERVER, Fault.KEEPER, Fault.STIMULUS);
        assertThat(round.result.activity()).as(name).isEqualTo(whole.result.activity());
        assertThat(round.result.readOut()).as(name).isDeepEqualTo(whole.result.readOut());
        for (SpikeRecorder recorder : round.recorders) {
            assertThat(recorder.trains()).as(name).isEqualTo(whole.trains);
            assertThat(recorder.ticks()).as(name).isEqualTo(SAMPLES * MARKS[1]);
        }
    }

    private static void join(Thread caller, Round round, String name) {
        long before = -1;
        while (caller.isAlive()) {
            long now = round.steps.sum();
            assertThat(now).as(() -> name + ": hangs\n" + stacks()).isNotEqualTo(before);
            before = now;
            try {
                caller.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String stacks() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(each -> each.getKey().getName() + " " + Arrays.toString(each.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> spikewayThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("spikeway-"))
                .toList();
    }

    private static Expected undisturbed(ChipProgram program, long network) {
        SpikeRecorder recorder = new SpikeRecorder(MARKS[1]);
        RunResult result = new Engine(program, EngineOptions.workers(1).withParallel(Parallel.CORES))
                .run(() -> RandomStimulus.of(program, network), SAMPLES, MARKS, List.of(recorder), done -> {});
        return new Expected(result, recorder.trains());
    }

    /** One run with its disturbances. Each thread has its own source of random numbers. */
    private static final class Round {
        private final long seed;
        private final Fault fault;
        private final ChipProgram program;
        private final long network;
        private final EngineOptions options;
        private final int faultTick;
        private final long checkpointTicks;
        private final int paused;
        final LongAdder steps = new LongAdder();
        final List<SpikeRecorder> recorders = Collections.synchronizedList(new ArrayList<>());
        RunResult result;

        Round(long seed, Fault fault, ChipProgram program, long network, EngineOptions options) {
            SplittableRandom random = new SplittableRandom(~seed);
            this.seed = seed;
            this.fault = fault;
            this.program = program;
            this.network = network;
            this.options = options;
            faultTick = random.nextInt(1, MARKS[1] + 1);
            checkpointTicks = fault == Fault.KEEPER || random.nextInt(3) == 0 ? random.nextInt(1, 20) : 0;
            paused = random.nextInt(2, 40);
        }

        void run() {
            List<SpikeObserver> observers = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(seed + 1);
            int slow = random.nextInt(3);
            for (int i = 0; i < slow; i++) {
                SpikeRecorder recorder = new SpikeRecorder(MARKS[1]);
                recorders.add(recorder);
                observers.add(new Slow(recorder, random.split()));
            }
            if (fault == Fault.OBSERVER || fault == Fault.TICK) {
                observers.add(new Slow(new SpikeRecorder(MARKS[1]), random.split()));
            }
            Supplier<Stimulus> stimuli = () -> new Halting(random.split());
            Checkpoints checkpoints = new Checkpoints(checkpointTicks, this::keep, null);
            result = new Engine(program, options)
                    .watch((sample, tick, slice, neurons) -> pauseAt(sample * 31L + tick * 7L + slice.id()))
                    .run(
                            stimuli,
                            new SampleRange(0, SAMPLES),
                            MARKS,
                            observers,
                            done -> {},
                            new StopSignal(),
                            checkpoints);
        }

        private void keep(Snapshot state) {
            if (fault == Fault.KEEPER && !state.arrays().isEmpty()) {
                throw new IllegalStateException("on purpose");
            }
        }

        /** The same places of the same round each time: a look aside, or a real sleep. */
        private void pauseAt(long place) {
            steps.increment();
            long mixed = ((place + seed) * 0x9E3779B97F4A7C15L) >>> 40;
            if (mixed % paused == 0) {
                pause((int) (mixed / paused));
            }
        }

        private static void pause(int kind) {
            if (kind % 3 == 0) {
                LockSupport.parkNanos(kind % 50_000);
            } else if (kind % 3 == 1) {
                Thread.yield();
            } else {
                for (int i = kind % 2000; i > 0; i--) {
                    Thread.onSpinWait();
                }
            }
        }

        /** Reads late. */
        private final class Slow implements SpikeObserver {
            private final SpikeRecorder recorder;
            private final SplittableRandom random;

            Slow(SpikeRecorder recorder, SplittableRandom random) {
                this.recorder = recorder;
                this.random = random;
            }

            @Override
            public void observe(SpikeBlock block) {
                steps.increment();
                if (random.nextInt(paused) == 0) {
                    pause(random.nextInt(1 << 20));
                }
                if (fault == Fault.OBSERVER && block.tick() == faultTick) {
                    throw new IllegalStateException("on purpose");
                }
                recorder.observe(block);
            }

            @Override
            public void tickDone(int sample, int tick) {
                if (fault == Fault.TICK && tick == faultTick) {
                    throw new IllegalStateException("on purpose");
                }
                recorder.tickDone(sample, tick);
            }
        }

        /** Gives its spikes late. */
        private final class Halting implements Stimulus {
            private final Stimulus stimulus = RandomStimulus.of(program, network);
            private final SplittableRandom random;

            Halting(SplittableRandom random) {
                this.random = random;
            }

            @Override
            public void image(int sample, double[] chw) {
                if (fault == Fault.STIMULUS && sample == 1) {
                    throw new IllegalStateException("on purpose");
                }
                stimulus.image(sample, chw);
            }

            @Override
            public int spikes(int sample, int tick, int[] neurons) {
                if (random.nextInt(paused) == 0) {
                    pause(random.nextInt(1 << 20));
                }
                if (fault == Fault.STIMULUS && tick == faultTick) {
                    throw new IllegalStateException("on purpose");
                }
                return stimulus.spikes(sample, tick, neurons);
            }
        }
    }
}
