package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "51.234, 6.78",
                "51,2345 N 6,7891 O",
                "POINT(6.78901 51.23456)",
                "51°13'44\" N 6°47' O",
                "51° 13.73' N",
                "9F38648G+VF",
                "648G+VF Musterstadt",
                "32U LB 44123 78456",
                "32ULB441784"
            })
    void findsCoordinatesThatAreFinerThanAKilometre(String text) {
        assertThat(Place.isFinerThanAKilometre(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Musterstadt, Stadtpark",
                "Rathausplatz 1, 40000 Musterstadt",
                "51.23, 6.78",
                "51°13' N, 6°47' O",
                "9F380000+",
                "32U LB 44 78",
                "A46, km 12,5",
                "Pegel 2+3 am Musterbach"
            })
    void leavesCoarseOnesAndWordsAlone(String text) {
        assertThat(Place.isFinerThanAKilometre(text)).isFalse();
    }
}
