/**
 * Append-only journals of a run: raw records with a 48-byte header, a CRC-32C each, in Chronicle Queue segments that are
 * written ahead of use.
 * <p>
 * The package speaks no trading words. {@link io.tiercel.journal.JournalDirectory} is the way in: it owns the folder, the
 * writer's lock, the metadata and the artifacts, and hands out a {@link io.tiercel.journal.Journal} to append and a
 * {@link io.tiercel.journal.JournalReader} to read.
 */
package io.tiercel.journal;
