package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
    @Test
    void shouldContinueTheMeshOfOneChipInTheNext() {
        var mesh = new Geometry.Mesh(4, 8, 4, 4, 2);
        assertThat(mesh.cores()).isEqualTo(128);
        assertThat(mesh.chip(389)).isEqualTo(3);
        assertThat(mesh.tile(389)).isEqualTo(97);
        assertThat(mesh.tileX(389)).isEqualTo(9);
        assertThat(mesh.tileY(389)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1,1", "4,8,4,4,2", "5,3,2,7,2", "32,8,4,4,8", "3,1,5,2,3"})
    void shouldGiveEveryTileItsOwnPlace(int chips, int tilesX, int tilesY, int coresPerTile, int chipsX) {
        var mesh = new Geometry.Mesh(chips, tilesX, tilesY, coresPerTile, chipsX);
        Set<String> places = new HashSet<>();
        int core = 0;
        // The oracle: walk chips, rows, columns and cores in the order in which ids are promised to count.
        for (int chip = 0; chip < chips; chip++) {
            for (int y = 0; y < tilesY; y++) {
                for (int x = 0; x < tilesX; x++) {
                    for (int i = 0; i < coresPerTile; i++, core++) {
                        assertThat(mesh.chip(core)).isEqualTo(chip);
                        assertThat(mesh.tileX(core)).isEqualTo(chip % chipsX * tilesX + x);
                        assertThat(mesh.tileY(core)).isEqualTo(chip / chipsX * tilesY + y);
                    }
                    places.add(mesh.tileX(core - 1) + "," + mesh.tileY(core - 1));
                }
            }
        }
        assertThat(core).isEqualTo(mesh.chips() * mesh.cores());
        assertThat(places).hasSize(chips * tilesX * tilesY);
        int beyond = core;
        assertThatThrownBy(() -> mesh.chip(beyond)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> mesh.tileX(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldRefuseAMeshWithoutCoresOrWithTooMany() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Geometry.Mesh(1, 0, 4, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Geometry.Mesh(1, 8, 4, 4, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Geometry.Mesh(2, 1 << 16, 1 << 15, 1, 1))
                .withMessageContaining("more cores");
    }

    @Test
    void shouldGiveEachChipItsBoard() {
        var boards = new Geometry.Mesh(Geometry.Topology.MESH, 5, 1, 1, 4, 5, 2, Geometry.Cast.UNICAST);
        assertThat(new int[] {boards.board(0), boards.board(1), boards.board(2), boards.board(4)})
                .containsExactly(0, 0, 1, 2);
    }

    @Test
    void shouldRefuseATorusWithAShortRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Geometry.Mesh(Geometry.Topology.TORUS, 5, 2, 2, 1, 3, 5, Geometry.Cast.UNICAST))
                .withMessageContaining("leave a short row");
    }

    @Test
    void shouldKnowTheChipOfATile() {
        var mesh = new Geometry.Mesh(4, 8, 4, 4, 2);
        for (int core = 0; core < 4 * 128; core += 4) {
            assertThat(mesh.chipAt(mesh.tileX(core), mesh.tileY(core))).isEqualTo(mesh.chip(core));
        }
    }

    @Test
    void shouldPutAllCoresOfAnUnlimitedChipInOnePlace() {
        var unlimited = new Geometry.Unlimited();
        assertThat(unlimited.tileX(1_000_000)).isEqualTo(unlimited.tileX(0));
        assertThat(unlimited.tileY(1_000_000)).isEqualTo(unlimited.tileY(0));
        assertThat(unlimited.chip(1_000_000)).isZero();
    }
}
