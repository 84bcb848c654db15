package io.tiercel.engine.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadWhatWasWritten() {
        final SessionCounters counters = SessionCounters.create(folder);
        for (final SessionCounter counter : SessionCounter.values()) {
            counters.set(counter, 1_000_000_007L * counter.typeId());
        }

        final CountersReading reading = CountersFile.read(folder);

        for (final SessionCounter counter : SessionCounter.values()) {
            assertEquals(1_000_000_007L * counter.typeId(), reading.value(counter), counter.toString());
        }
        assertEquals(SessionState.RUNNING, reading.state());
        assertEquals(ProcessHandle.current().pid(), reading.pid());
        assertTrue(reading.isAlive());
        assertFalse(reading.isDead());
    }

    @Test
    void shouldSeeChangesWithoutAWordFromTheWriter() {
        final SessionCounters counters = SessionCounters.create(folder);
        assertEquals(SessionCounter.NONE, CountersFile.read(folder).value(SessionCounter.SNAPSHOT));

        counters.set(SessionCounter.PUBLISHED, 10);
        counters.set(SessionCounter.JOURNALED, 7);
        counters.set(SessionCounter.DURABLE, 5);
        counters.set(SessionCounter.WORKED, 4);
        counters.state(SessionState.FINISHED);

        final CountersReading reading = CountersFile.read(folder);
        assertEquals(3, reading.journalLag());
        assertEquals(6, reading.inputRing());
        assertEquals(2, reading.notDurable());
        assertEquals(SessionState.FINISHED, reading.state());
    }

    /** They are read one after the other: a lag is never negative. */
    @Test
    void shouldTellNoNegativeLag() {
        SessionCounters.create(folder).set(SessionCounter.WORKED, 4);

        assertEquals(0, CountersFile.read(folder).inputRing());
    }

    @Test
    void shouldReplaceTheCountersOfARunBefore() {
        SessionCounters.create(folder).set(SessionCounter.ORDERS, 3);

        SessionCounters.create(folder);

        assertEquals(0, CountersFile.read(folder).value(SessionCounter.ORDERS));
        assertFalse(Files.exists(folder.resolve("counters.dat.new")));
    }

    @Test
    void shouldGiveEveryCounterANumberAndAKeyOfItsOwn() {
        final Set<String> keys = new HashSet<>();
        final Set<String> labels = new HashSet<>();
        int expected = 0;
        for (final SessionCounter counter : SessionCounter.values()) {
            assertEquals(++expected, counter.typeId(), counter + ": numbers go on without a gap");
            assertTrue(keys.add(counter.key()), counter.key());
            assertTrue(labels.add(counter.label()), counter.label());
        }
    }

    @Test
    void shouldLeaveTheLastValuesWhenClosedAndTakeALateOne() {
        final SessionCounters counters = SessionCounters.create(folder);
        counters.set(SessionCounter.FILLS, 8);

        counters.close();
        counters.close();
        counters.set(SessionCounter.FILLS, 9);
        counters.alive();

        assertEquals(8, CountersFile.read(folder).value(SessionCounter.FILLS));
    }

    @Test
    void shouldSayThatNothingIsThere() {
        final BadInputException absent = assertThrows(BadInputException.class, () -> CountersFile.read(folder));

        assertEquals(
                folder + ": no engine has run here, expected a file named counters.dat that an engine keeps in its run"
                        + " folder",
                absent.getMessage());
    }

    @Test
    void shouldRefuseAFileThatWasCutAnywhere() throws IOException {
        SessionCounters.create(folder);
        final Path file = folder.resolve(CountersDescriptor.FILE_NAME);
        final byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            final int cut = length;
            final BadInputException refused =
                    assertThrows(BadInputException.class, () -> CountersFile.read(folder), () -> "cut to " + cut);
            assertTrue(refused.getMessage().contains("cut short, " + length + " bytes"), refused.getMessage());
        }
    }

    @Test
    void shouldRefuseAnotherVersion() throws IOException {
        SessionCounters.create(folder);
        patch(CountersDescriptor.VERSION_OFFSET, 7);

        final BadInputException refused = assertThrows(BadInputException.class, () -> CountersFile.read(folder));

        assertEquals(
                folder.resolve("counters.dat") + ": counters of version 7, expected version 1", refused.getMessage());
    }

    /** Lengths that would ask for gigabytes, or for a mapping behind the file's end, are believed to no one. */
    @Test
    void shouldRefuseLengthsThatCannotBe() throws IOException {
        for (final int length : new int[] {Integer.MIN_VALUE, -128, 0, 127, 128, 1 << 30, Integer.MAX_VALUE}) {
            SessionCounters.create(folder);
            patch(CountersDescriptor.VALUES_LENGTH_OFFSET, length);
            assertThrows(BadInputException.class, () -> CountersFile.read(folder), () -> "length " + length);
        }
    }

    @Test
    void shouldTakeNoGarbageForCountersAndNeverFailOtherwise() throws IOException {
        final long seed = 20261122;
        final SplittableRandom random = new SplittableRandom(seed);
        SessionCounters.create(folder);
        final Path file = folder.resolve(CountersDescriptor.FILE_NAME);
        final byte[] whole = Files.readAllBytes(file);
        for (int round = 0; round < 2_000; round++) {
            final byte[] damaged = whole.clone();
            final int hits = 1 + random.nextInt(40);
            for (int i = 0; i < hits; i++) {
                final int range = random.nextBoolean() ? CountersDescriptor.HEADER_LENGTH : damaged.length;
                damaged[random.nextInt(range)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                CountersFile.read(folder);
            } catch (final BadInputException refused) {
                assertTrue(refused.getMessage().startsWith(file.toString()), "seed " + seed + ", round " + round);
            }
        }
        Files.write(file, new byte[whole.length]);
        assertThrows(BadInputException.class, () -> CountersFile.read(folder), "zeros");
    }

    @Test
    void shouldKnowADeadProcess() throws Exception {
        SessionCounters.create(folder);
        final Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        patch(CountersDescriptor.PID_OFFSET, (int) gone.pid());

        final CountersReading reading = CountersFile.read(folder);

        assertFalse(reading.isAlive());
        assertTrue(reading.isDead());
    }

    /** Numbers of processes come again: this one lives, but it began a day after the one that wrote the file. */
    @Test
    void shouldNotTakeAnotherProcessOfTheSameNumberForTheEngine() throws IOException {
        SessionCounters.create(folder);
        final Path file = folder.resolve(CountersDescriptor.FILE_NAME);
        final byte[] bytes = Files.readAllBytes(file);
        final ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        view.putLong(
                CountersDescriptor.PROCESS_START_OFFSET,
                view.getLong(CountersDescriptor.PROCESS_START_OFFSET) - 86_400_000L);
        Files.write(file, bytes);

        assertTrue(CountersFile.read(folder).isDead());
    }

    private void patch(final int offset, final int value) throws IOException {
        final Path file = folder.resolve(CountersDescriptor.FILE_NAME);
        final byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        Files.write(file, bytes);
    }
}
