/** Formulas over the events of a book: the columns that they may read (book, trade, factors) and sets of them, compiled. */
package io.tiercel.factors.formula;
