package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.InstrumentSettings;
import io.tiercel.engine.configuration.InstrumentsSettings;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreFactoryTest {
    // The account: 48 + 32 + 4 bytes and 16 an instrument, (65535 - 84) / 16 = 4090. A block of digests: 48 + 8 + 8
    // bytes and 8 for each input and component, (65535 - 64) / 8 = 8183 less 24 factors and 7 other parts = 8152 inputs
    // and instruments: 4056 with 4096 inputs.
    @ParameterizedTest
    @CsvSource({"256, 4090", "4062, 4090", "4063, 4089", "4096, 4056"})
    void shouldRefuseMoreInstrumentsThanARecordHolds(final int blockInputs, final int most) {
        assertDoesNotThrow(() -> factory(blockInputs, most));

        final BadInputException refused = assertThrows(BadInputException.class, () -> factory(blockInputs, most + 1));

        assertEquals(
                "instruments: " + (most + 1) + " in one session, expected at most " + most
                        + " with session.digestBlockInputs = " + blockInputs + ": a record holds 65535 bytes",
                refused.getMessage());
    }

    private static CoreFactory factory(final int blockInputs, final int count) {
        final Configuration base =
                TestConfiguration.with("engine: {session: {digestBlockInputs: " + blockInputs + "}}");
        final InstrumentSettings first = base.instruments().instruments().getFirst();
        final List<InstrumentSettings> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(new InstrumentSettings(
                    "S" + i,
                    first.priceScale(),
                    first.qtyScale(),
                    first.tickSize(),
                    first.lotSize(),
                    first.multiplier(),
                    first.fees()));
        }
        final Configuration configuration = new Configuration(
                base.engine(), new InstrumentsSettings(many), base.factors(), base.strategy(), base.risk());
        return new CoreFactory(
                configuration,
                configuration.instruments().registry(configuration.instruments().symbols()));
    }
}
