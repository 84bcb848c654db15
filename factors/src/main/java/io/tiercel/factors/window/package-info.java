/** Windows over the last events, trades or nanoseconds whose sums do not drift however long the session. */
package io.tiercel.factors.window;
