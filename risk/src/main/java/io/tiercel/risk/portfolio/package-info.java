/** What is known of instruments together: how their returns move with each other. */
package io.tiercel.risk.portfolio;
