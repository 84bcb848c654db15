/** Positions, cash, fees and profit in exact fixed point. */
package io.tiercel.risk.account;
