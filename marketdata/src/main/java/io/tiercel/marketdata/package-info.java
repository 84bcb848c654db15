/**
 * Instruments, the event schema, feed decoders and order books: everything between the bytes of a venue and a normalised
 * event. Imports no other module of this project.
 */
package io.tiercel.marketdata;
