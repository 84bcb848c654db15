/** Level books and prints of crypto venues: their JSON frames, as a live connection or a capture delivers them. */
package io.tiercel.marketdata.crypto;
