package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static long ns(final String date, final String time) {
        return ZonedDateTime.of(LocalDate.parse(date), LocalTime.parse(time), TimeAxis.EXCHANGE_ZONE)
                        .toEpochSecond()
                * 1_000_000_000L;
    }

    @Test
    void shouldPlaceAnInstantInProportion() {
        final TimeAxis axis = new TimeAxis(ns("2026-01-02", "09:30:00"), ns("2026-01-02", "09:31:00"), 80, 680);

        // 15 s of 60 s: a quarter of 600 pixels behind 80
        assertEquals(230, axis.at(ns("2026-01-02", "09:30:15")), 1e-9);
        assertEquals(ns("2026-01-02", "09:30:15"), axis.timeNs(230));
    }

    @Test
    void shouldTickAtRoundTimesOfTheExchange() {
        final TimeAxis axis = new TimeAxis(ns("2026-01-02", "09:30:07"), ns("2026-01-02", "10:02:33"), 0, 1);

        // 32 minutes: 5 minutes is the finest step that fits seven ticks
        final List<String> ticks = axis.ticks(7).stream().map(TimeAxis::time).toList();

        assertEquals(List.of("09:35:00", "09:40:00", "09:45:00", "09:50:00", "09:55:00", "10:00:00"), ticks);
    }

    @Test
    void shouldAlignLongStepsToTheLocalDay() {
        // summer: New York is four hours behind Greenwich, so steps of eight hours counted there would fall on 04:00
        // and 12:00
        final TimeAxis axis = new TimeAxis(ns("2012-06-21", "07:00:00"), ns("2012-06-21", "17:00:00"), 0, 1);

        final List<String> ticks = axis.ticks(2).stream().map(TimeAxis::time).toList();

        assertEquals(List.of("08:00:00", "16:00:00"), ticks);
    }

    @Test
    void shouldTellTheTimeOfTheExchange() {
        assertEquals("09:30:00.123", TimeAxis.timeMs(ns("2026-01-02", "09:30:00") + 123_999_999L));
        assertEquals("2 January 2026", TimeAxis.date(ns("2026-01-02", "09:30:00")));
    }
}
