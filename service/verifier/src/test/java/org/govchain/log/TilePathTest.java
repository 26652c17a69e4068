package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-tiles: three digits to an element, and a width for tiles that are not full. */
class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "0, 256, 000",
        "999, 256, 999",
        "1000, 256, x001/000",
        "999999, 1, x999/999.p/1",
        "1000000, 255, x001/x000/000.p/255",
        "9223372036854775807, 256, x009/x223/x372/x036/x854/x775/807"
    })
    void pathsAreReadAsTheyAreWritten(long index, int width, String path) {
        assertThat(TilePath.format(index, width)).isEqualTo(path);
        assertThat(TilePath.parse(path)).isEqualTo(new Parsed.Ok<>(new TilePath.IndexAndWidth(index, width)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "00a",
                "-01",
                "x000",
                "x000/001",
                "001/000",
                "x01/000",
                "x0001/000",
                "x001/00",
                "x001/x000",
                "x009/x223/x372/x036/x854/x775/808",
                "x001/x000/x000/x000/x000/x000/x000/000",
                "000.p/0",
                "000.p/256",
                "000.p/",
                "000.p/01",
                "000.p/-1",
                "000.p/4294967297",
                "000.p/1.p/1",
                "000/"
            })
    void otherPathsAreNone(String path) {
        assertThat(TilePath.parse(path).asOptional()).isEmpty();
    }
}
