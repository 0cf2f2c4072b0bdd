package org.spikeway.aer.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Events;
import org.spikeway.aer.event.Geometry;

/** The emulated sensor against the equation of a pixel: an event for every step of a threshold in ln(brightness). */
class EmulatedSensorTest {
    private static final double DARK = 0.02;

    /** Pictures by number, each so many microseconds after the one before. */
    private static Scene film(int width, long interval, double[]... pictures) {
        return new Scene() {
            private int next;

            @Override
            public Geometry geometry() {
                return new Geometry(width, pictures[0].length / width);
            }

            @Override
            public long next(double[] brightness) {
                if (next == pictures.length) {
                    return END;
                }
                System.arraycopy(pictures[next], 0, brightness, 0, brightness.length);
                return next++ * interval;
            }
        };
    }

    private static List<Events> events(Scene scene, SensorModel model) throws UnreadableException {
        return Events.readAll(new EmulatedSensor(scene, model), 64);
    }

    /** The brightness whose logarithm, dark level included, is so high. */
    private static double brightness(double log) {
        return Math.exp(log) - DARK;
    }

    @Test
    void shouldGiveEvenlySpacedEventsWhileTheLogarithmRises() throws UnreadableException {
        // From ln = -2 to -1 in 1 s: thresholds of 0.2 are crossed after 0.2, 0.4, 0.6 and 0.8 s; 1.0 s by rounding.
        List<Events> events = events(
                film(1, 1_000_000, new double[] {brightness(-2)}, new double[] {brightness(-1.001)}),
                SensorModel.ideal());
        assertThat(events).extracting(Events::polarity).containsOnly(1);
        assertThat(events)
                .extracting(event -> Math.round(event.micros() * 0.999 / 1000))
                .containsExactly(200L, 400L, 600L, 800L);
    }

    @Test
    void shouldGiveOffEventsWithTheirOwnThresholdWhileItFalls() throws UnreadableException {
        SensorModel model = new SensorModel(0.2, 0.3, 0, 0, 0, DARK, 0);
        List<Events> events =
                events(film(1, 1_000_000, new double[] {brightness(-1)}, new double[] {brightness(-2)}), model);
        assertThat(events).extracting(Events::polarity).containsOnly(0);
        assertThat(events)
                .extracting(event -> Math.round(event.micros() / 1000.0))
                .containsExactly(300L, 600L, 900L);
    }

    @Test
    void shouldGiveNothingWhileNothingChanges() throws UnreadableException {
        double[] picture = {0, 0.3, 0.7, 1};
        assertThat(events(film(2, 1000, picture, picture, picture), SensorModel.ideal()))
                .isEmpty();
        assertThat(events(film(2, 1000, picture), SensorModel.ideal())).isEmpty();
    }

    /** Without refractory period and noise, the events add up to the change of the logarithm, but for less than one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAddUpToTheChangeOfTheLogarithm(long seed) throws UnreadableException {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] pictures = new double[20][30];
        for (double[] picture : pictures) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = random.nextDouble();
            }
        }
        SensorModel model = new SensorModel(0.15, 0.15, 0, 0, 0, DARK, seed);
        double[] sum = new double[30];
        List<Events> events = events(film(6, 500, pictures), model);
        for (Events event : events) {
            sum[event.y() * 6 + event.x()] += event.polarity() == 1 ? 0.15 : -0.15;
        }
        for (int i = 0; i < sum.length; i++) {
            double change = Math.log(pictures[19][i] + DARK) - Math.log(pictures[0][i] + DARK);
            assertThat(sum[i]).isCloseTo(change, within(0.15 + 1e-9));
        }
        assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.micros(), b.micros()));
        assertThat(Events.readAll(new EmulatedSensor(film(6, 500, pictures), model), 1000))
                .isEqualTo(events);
    }

    @Test
    void shouldBeBlindForTheRefractoryPeriod() throws UnreadableException {
        SensorModel model = new SensorModel(0.1, 0.1, 0, 7_000, 200, DARK, 5);
        SplittableRandom random = new SplittableRandom(1);
        double[][] pictures = new double[200][4];
        for (double[] picture : pictures) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = random.nextDouble();
            }
        }
        long[] last = {-7_000, -7_000, -7_000, -7_000};
        List<Events> events = events(film(2, 10_000, pictures), model);
        assertThat(events).hasSizeGreaterThan(500);
        for (Events event : events) {
            int pixel = event.y() * 2 + event.x();
            assertThat(event.micros() - last[pixel]).isGreaterThanOrEqualTo(6_999);
            last[pixel] = event.micros();
        }
    }

    @Test
    void shouldTakeTheLevelThatItSeesAfterTheRefractoryPeriod() throws UnreadableException {
        // ln rises by 1 in 1 s; each event is followed by 0.1 s of blindness, then 0.2 s up to the next threshold.
        SensorModel model = new SensorModel(0.2, 0.2, 0, 100_000, 0, DARK, 0);
        List<Events> events =
                events(film(1, 1_000_000, new double[] {brightness(-2)}, new double[] {brightness(-1)}), model);
        assertThat(events)
                .extracting(event -> Math.round(event.micros() / 1000.0))
                .containsExactly(200L, 500L, 800L);
    }

    @Test
    void shouldMakeNoiseAtTheRateThatIsAskedFor() throws UnreadableException {
        double[] grey = new double[400];
        SensorModel model = new SensorModel(0.2, 0.2, 0, 0, 5, DARK, 3);
        List<Events> events = events(film(20, 10_000_000, grey, grey), model);
        // Poisson with mean 400 pixels · 5 Hz · 10 s = 20,000 and deviation 141.
        assertThat(events.size()).isBetween(20_000 - 700, 20_000 + 700);
        assertThat(events.stream().mapToInt(Events::polarity).average().orElse(0))
                .isCloseTo(0.5, within(0.02));
        assertThat(events(film(20, 10_000_000, grey, grey), model)).isEqualTo(events);
        SensorModel other = new SensorModel(0.2, 0.2, 0, 0, 5, DARK, 4);
        assertThat(events(film(20, 10_000_000, grey, grey), other)).isNotEqualTo(events);
    }

    @Test
    void shouldSpreadThresholdsOverPixels() throws UnreadableException {
        double[] dark = new double[10_000];
        double[] bright = new double[10_000];
        java.util.Arrays.fill(dark, brightness(-3));
        java.util.Arrays.fill(bright, brightness(-1));
        SensorModel model = new SensorModel(1.9, 1.9, 0.1, 0, 0, DARK, 8);
        // A rise of 2 = 1.9 · 1.0526: a pixel answers if its factor is below that, 0.526 deviations above the mean.
        assertThat(events(film(100, 1000, dark, bright), model).size() / 10_000.0)
                .isCloseTo(0.7006, within(0.02));
    }

    @Test
    void shouldSeeASquareMoveInSaccades() throws UnreadableException {
        Squares square = new Squares();
        List<Events> events = events(new Saccades(square, 0, 3, 4), SensorModel.ideal());
        assertThat(events).hasSizeGreaterThan(100);
        // The camera comes back to where it began: what went bright went dark again.
        long on = events.stream().filter(event -> event.polarity() == 1).count();
        assertThat((double) on / events.size()).isCloseTo(0.5, within(0.03));
        // At rest, after the first 60 ms of each 100, there is nothing to see.
        List<Long> phases = new ArrayList<>();
        events.forEach(event -> phases.add(event.micros() % Saccades.SACCADE_MICROS));
        assertThat(phases).allMatch(phase -> phase <= Saccades.MOVE_MICROS);
        // First the camera moves down and right, so the square moves up and left: its lower edge goes dark.
        assertThat(events.stream().filter(event -> event.micros() < 100_000 && event.polarity() == 0))
                .allMatch(event -> event.y() > 3 + 6 || event.x() > 3 + 6);
        // Pixels further away than the movement see nothing.
        assertThat(events).noneMatch(event -> event.x() < 3 + 4 || event.x() > 3 + 15);
    }

    @Test
    void shouldRefuseModelsThatCannotBe() {
        assertThatThrownBy(() -> new SensorModel(0.001, 0.2, 0, 0, 0, DARK, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SensorModel(0.2, 0.2, 0, -1, 0, DARK, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SensorModel(0.2, 0.2, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
