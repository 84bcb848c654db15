/** What the factors are: ids, units, signs, formulas, sources, and the read-only face of their values. */
package io.tiercel.factors.catalogue;
