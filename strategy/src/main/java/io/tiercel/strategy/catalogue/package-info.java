/** Which strategies there are: short names of those that ship, and how one is made from its parameters. */
package io.tiercel.strategy.catalogue;
