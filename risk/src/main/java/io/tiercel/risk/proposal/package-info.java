/** The gate that a strategy's target weight passes before orders are made of it: exact decimals, cold. */
package io.tiercel.risk.proposal;
