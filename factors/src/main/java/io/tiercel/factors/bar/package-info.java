/**
 * Bars from trades: by time, trades, volume, traded money and tick imbalance (Lopez de Prado, "Advances in Financial Machine Learning", 2018,
 * chapter 2). Event time only. {@link io.tiercel.factors.bar.BarBuilder} is the way in; a bar's columns feed factor formulas.
 */
package io.tiercel.factors.bar;
