/** What stops trading: the switch itself, the loss limits and the reject rate that trip it. */
package io.tiercel.risk.killswitch;
