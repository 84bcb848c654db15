/** The limits of a session: what may be sent, how much may be held, how fast, how much may be lost. */
package io.tiercel.risk.limits;
