package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "%", "Cel", "K", "[degF]", "hPa", "mbar", "m/s", "km/h", "deg", "lx", "W/m2", "mm", "mm/h", "cm",
                "V", "kW.h", "ug/m3", "mg/m3", "[ppm]", "[ppb]", "dB", "dB[SPL]", "uSv/h", "L/min", "m3/h", "{count}",
                "/min", "10*-6", "mol/L", "[pH]", "S/m", "rad", "Hz", "kg", "g", "s", "d", "h", "min", "By"
            })
    void takesTheCodesThatSensorsUse(String code) {
        assertThat(Units.isUcum(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "celsius", "°C", "Cel ", " Cel", "cel", "m³", "µg/m3", "ppm", "kWh", "m(", "((", "m/", "{",
                "m s", "foo", "Cel\n", "%%", "[", "]", "\"", "\\", "$", "~", "^"
            })
    void refusesWhatIsNone(String code) {
        assertThat(Units.isUcum(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000_000})
    void refusesWhatIsTooLongWithoutReadingIt(int length) {
        assertThat(Units.isUcum("m".repeat(length))).isFalse();
        assertThat(Units.isUcum("(".repeat(length))).isFalse();
    }
}
