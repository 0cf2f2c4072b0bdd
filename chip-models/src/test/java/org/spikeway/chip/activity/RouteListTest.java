package org.spikeway.chip.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes in columns are the same list as routes one by one. */
class RouteListTest {
    private static List<RouteActivity> routes(long seed, long counts) {
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom carried = new SplittableRandom(counts);
        List<RouteActivity> routes = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            routes.add(new RouteActivity(
                    random.nextInt(3),
                    random.nextInt(9),
                    random.nextInt(5) / 2,
                    carried.nextLong(1L << 50),
                    carried.nextLong(1L << 50)));
        }
        return routes;
    }

    private static Activity activity(List<RouteActivity> routes) {
        return new Activity(1, 1, List.of(), routes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldKeepEveryRouteInItsPlace(long seed) {
        List<RouteActivity> routes = routes(seed, 1);
        List<RouteActivity> kept = activity(routes).routes();
        assertThat(kept).isEqualTo(routes).hasSameHashCodeAs(routes);
        assertThatThrownBy(() -> kept.get(routes.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAddUpRouteByRoute(long seed) {
        List<RouteActivity> first = routes(seed, 1);
        List<RouteActivity> second = routes(seed, 2);
        List<RouteActivity> sum = activity(first).plus(activity(second)).routes();
        assertThat(sum).hasSameSizeAs(first);
        for (int i = 0; i < sum.size(); i++) {
            assertThat(sum.get(i).packets())
                    .isEqualTo(first.get(i).packets() + second.get(i).packets());
            assertThat(sum.get(i).synops())
                    .isEqualTo(first.get(i).synops() + second.get(i).synops());
        }
    }

    @Test
    void shouldNotAddUpOtherRoutes() {
        Activity one = activity(List.of(new RouteActivity(0, 1, 2, 3, 4)));
        for (RouteActivity other : List.of(
                new RouteActivity(1, 1, 2, 3, 4), new RouteActivity(0, 2, 2, 3, 4), new RouteActivity(0, 1, 1, 3, 4))) {
            Activity wrong = activity(List.of(other));
            assertThatThrownBy(() -> one.plus(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> one.plus(activity(List.of()))).isInstanceOf(IllegalArgumentException.class);
    }
}
