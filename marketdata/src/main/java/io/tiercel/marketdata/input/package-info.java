/** How unusable input from outside is told to the person who gave it. */
package io.tiercel.marketdata.input;
