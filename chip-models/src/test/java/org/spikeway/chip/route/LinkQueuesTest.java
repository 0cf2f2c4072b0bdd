package org.spikeway.chip.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkQueuesTest {
    private static MessageTree line(int... channels) {
        int[] parents = new int[channels.length];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i - 1;
        }
        return new MessageTree(channels, parents);
    }

    @Test
    void shouldTakeTheSumOfTheServiceTimesAlone() {
        LinkQueues queues = new LinkQueues(new long[] {4, 6, 2});
        assertThat(send(queues, line(0, 1, 2), 1, 100)).isEqualTo(112);
        assertThat(queues.latency(line(0, 1, 2))).isEqualTo(12);
    }

    @Test
    void shouldMakeTheSecondOfTwoMessagesWaitForTheLink() {
        LinkQueues queues = new LinkQueues(new long[] {4, 4});
        assertThat(send(queues, line(0, 1), 1, 0)).isEqualTo(8);
        assertThat(send(queues, line(0, 1), 1, 0)).isEqualTo(12);
    }

    @Test
    void shouldNotDelayAMessageThatComesLater() {
        LinkQueues queues = new LinkQueues(new long[] {4, 4});
        send(queues, line(0, 1), 1, 0);
        assertThat(send(queues, line(0, 1), 1, 10)).isEqualTo(18);
    }

    /** Through 4 then 6: departures of the first link at 4, 8, 12; of the second at 10, 16, 22. */
    @Test
    void shouldLetATrainPileUpBeforeASlowerLink() {
        LinkQueues queues = new LinkQueues(new long[] {4, 6});
        assertThat(send(queues, line(0, 1), 3, 0)).isEqualTo(22);
        assertThat(send(queues, line(1), 1, 0)).isEqualTo(28);
    }

    /** The second link is busy until 20, then catches up: train at 6, 12, 18, 24 departs at 24, 28, 32, 36. */
    @Test
    void shouldCatchUpBehindASlowerLink() {
        LinkQueues queues = new LinkQueues(new long[] {6, 4});
        assertThat(send(queues, line(1), 5, 0)).isEqualTo(20);
        assertThat(send(queues, line(0, 1), 4, 0)).isEqualTo(36);
    }

    /** One link shared, then a fork: 4 + 4 on one side, 4 + 6 on the other. */
    @Test
    void shouldPassASharedLinkOnce() {
        LinkQueues queues = new LinkQueues(new long[] {4, 4, 6});
        MessageTree fork = new MessageTree(new int[] {0, 1, 2}, new int[] {-1, 0, 0});
        assertThat(send(queues, fork, 1, 0)).isEqualTo(10);
        assertThat(send(queues, line(0), 1, 0)).isEqualTo(8);
    }

    @Test
    void shouldBeEmptyAfterClearing() {
        LinkQueues queues = new LinkQueues(new long[] {4});
        send(queues, line(0), 50, 0);
        queues.clear();
        assertThat(send(queues, line(0), 1, 0)).isEqualTo(4);
    }

    @Test
    void shouldRefuseAChannelBeforeTheOneItFollows() {
        assertThatThrownBy(() -> new MessageTree(new int[] {0, 1}, new int[] {1, -1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveEveryTimeOfAnEventByEventSimulation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            int channels = random.nextInt(1, 12);
            int kinds = random.nextInt(1, 5);
            long[] kind = random.longs(kinds, 0, 20).toArray();
            long[] service = new long[channels];
            for (int c = 0; c < channels; c++) {
                service[c] = kind[random.nextInt(kinds)];
            }
            LinkQueues queues = new LinkQueues(service);
            NaiveQueues naive = new NaiveQueues(service);
            List<Long> expected = new ArrayList<>();
            List<Long> got = new ArrayList<>();
            int trains = random.nextInt(1, 12);
            for (int t = 0; t < trains; t++) {
                MessageTree tree = anyTree(random, channels);
                int count = random.nextInt(1, 8);
                long at = random.nextLong(60);
                naive.add(tree, count, at);
                got.add(send(queues, tree, count, at));
            }
            naive.run();
            for (int t = 0; t < trains; t++) {
                expected.add(naive.end(t));
            }
            assertThat(got).isEqualTo(expected);
        }
    }

    /** Each channel at most once, in any order, so that ways may cross in a circle. */
    private static MessageTree anyTree(SplittableRandom random, int channels) {
        List<Integer> left = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            left.add(c);
        }
        boolean chain = random.nextBoolean();
        int size = random.nextInt(0, channels + 1);
        int[] chosen = new int[size];
        int[] parents = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = left.remove(random.nextInt(left.size()));
            parents[i] = chain ? i - 1 : random.nextInt(-1, i);
        }
        return new MessageTree(chosen, parents);
    }

    private static long send(LinkQueues queues, MessageTree tree, int count, long at) {
        return queues.send(new MessageTrees(List.of(tree)), 0, count, at);
    }
}
