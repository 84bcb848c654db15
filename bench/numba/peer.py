#!/usr/bin/env python3
"""The Numba side of `tiercel bench kernels`: times the kernels of factor_kernels.py on the columns that the Java side wrote.

Reads one command a line on standard input and answers each with one line:
  load FOLDER EVENTS         columns of a folder (raw little-endian float64 and int64 files); answers the versions
  prepare KERNEL             compiles every formulation in every mode, compares each with FOLDER/KERNEL.f64 (ours), keeps the fastest
                             that agrees; answers "ready LABEL ERROR", or "void REASON" where none agrees
  time KERNEL PASSES         answers nanoseconds of processor time per event of that many passes
  quit
"""
import os
import sys
import time

import numpy as np
import numba

import factor_kernels as k

# error_model='numpy' leaves out the check of divisors that stops LLVM from vectorising divisions. The third mode keeps NaN and
# infinities meaningful, which these definitions need; full fastmath drops them and so falls out where a result has any.
MODES = {
    "plain": {},
    "numpy": {"error_model": "numpy"},
    "numpy+reassoc": {"error_model": "numpy", "fastmath": {"reassoc", "contract", "arcp", "nsz", "afn"}},
    "numpy+fastmath": {"error_model": "numpy", "fastmath": True},
}
# Of the column's greatest size: running sums that subtract drift, and theirs do.
TOLERANCE = 1e-9
BLOCK = 512


class Columns:
    """Inputs as the Java side wrote them, and what kernels need besides."""

    def __init__(self, folder, events):
        self.folder = folder
        self.events = events
        self.cache = {}

    def column(self, name, kind=np.float64):
        if name not in self.cache:
            self.cache[name] = np.fromfile(os.path.join(self.folder, name + (".f64" if kind is np.float64 else ".i64")), kind)
        return self.cache[name]

    def levels(self, name, count):
        return self.column(name).reshape(-1, self.events)[:count]

    def best(self, name):
        return self.levels(name, 1)[0]


def kernels(c):
    """Name -> list of (formulation, arguments without the output)."""
    book = lambda n: tuple(c.levels(x, n) for x in ("bid_prices", "bid_qtys", "ask_prices", "ask_qtys"))
    best = tuple(c.best(x) for x in ("bid_prices", "bid_qtys", "ask_prices", "ask_qtys"))
    sides = lambda n: (c.levels("bid_qtys", n), c.levels("ask_qtys", n))
    bids = (c.levels("bid_prices", 10), c.levels("bid_qtys", 10), c.best("ask_prices"))
    asks = (c.levels("ask_prices", 10), c.levels("ask_qtys", 10), c.best("bid_prices"))
    scratch = np.empty((6, BLOCK))
    weights = c.column("weights")
    mids, changes, returns = c.column("mids"), c.column("changes"), c.column("returns")
    signed, spreads = c.column("signed_qtys"), c.column("spreads")
    trades = (c.column("trade_qtys"), c.column("trade_signed"))
    return {
        "ofi_1": [(k.ofi_one, best)],
        "mlofi_5": [(k.ofi_by_event, book(5)), (k.ofi_by_level, book(5))],
        "microprice_dev_ticks": [(k.microprice, best + (100.0,))],
        "depth_imb_5": [(k.imbalance_by_event, sides(5)), (k.imbalance_five, sides(5))],
        "depth_imb_w10": [(k.weighted_by_event, sides(10) + (weights,)), (k.weighted_by_block, sides(10) + (weights, scratch))],
        "bid_slope_10": [(k.slope_by_event, bids + (1.0, 100.0)), (k.slope_by_block, bids + (1.0, 100.0, scratch))],
        "bid_wap_dist_10": [(k.distance_by_event, bids + (1.0, 100.0)), (k.distance_by_block, bids + (1.0, 100.0, scratch))],
        "sweep_cost_buy_500": [(k.sweep_by_event, asks + (-1.0, 500.0, 100.0)),
                               (k.sweep_by_block, asks + (-1.0, 500.0, 100.0, scratch))],
        "bid_entropy_10": [(k.entropy_of_shares, (bids[1],)), (k.entropy_of_products, (bids[1],))],
        "mid_ret_10ev": [(k.log_return, (mids, 10))],
        "signed_vol_sum_50": [(k.rolling_sum, (signed, 50))],
        "rv_100ev": [(k.realised_variance, (returns, 100))],
        "bipower_100ev": [(k.bipower, (returns, 100))],
        "spread_z_100ev": [(k.z_score, (spreads, 100)), (k.z_score_select, (spreads, 100))],
        "kyle_lambda_200ev": [(k.slope, (signed, changes, 200, 0.005))],
        "mid_ac1_100ev": [(k.autocorrelation, (changes, 100))],
        "mid_max_101ev": [(k.highest_by_queue, (mids, 101, np.empty(128, np.int64))), (k.highest_by_block, (mids, 101, np.empty(102)))],
        "ewma_var": [(k.ewma, (returns, 0.97))],
        "signed_vol_decay_1s": [(k.decayed, (c.column("times_ns", np.int64), signed, 1e-9))],
        "vpin": [(k.vpin_by_side, trades + (5000.0, np.empty(10))), (k.vpin_by_net, trades + (5000.0, np.empty(10)))],
        "trade_imb_vol_20tr": [(k.ratio, (trades[1], trades[0], 20))],
    }


def driver(kernel):
    """Repeats a kernel without going back to Python in between."""

    @numba.njit
    def repeat(passes, arguments):
        for _ in range(passes):
            kernel(*arguments)

    return repeat


def timed(run, passes, arguments, events):
    start = time.thread_time_ns()
    run(passes, arguments)
    return (time.thread_time_ns() - start) / (passes * events)


def error(ours, theirs):
    """Greatest difference in parts of the column's greatest size; infinite where NaN do not coincide."""
    known = ~np.isnan(ours)
    if not np.array_equal(known, ~np.isnan(theirs)):
        return float("inf")
    if not known.any():
        return 0.0
    return float(np.max(np.abs(ours[known] - theirs[known])) / max(np.max(np.abs(ours[known])), 1e-300))


def prepare(columns, name, chosen):
    ours = columns.column(name)
    events = columns.events
    passes = max(1, 400_000 // events)
    best = None
    worst = "no formulation agrees"
    for kernel, arguments in kernels(columns)[name]:
        for mode, options in MODES.items():
            out = np.empty(events)
            run = driver(numba.njit(**options)(kernel))
            full = arguments + (out,)
            run(1, full)
            difference = error(ours, out)
            if not difference <= TOLERANCE:
                worst = f"{kernel.__name__} {mode} differs by {difference:.2g} of the greatest value"
                continue
            speed = min(timed(run, passes, full, events) for _ in range(3))
            if best is None or speed < best[0]:
                best = (speed, f"{kernel.__name__}/{mode}", difference, run, full)
    del columns.cache[name]
    if best is None:
        return "void " + worst
    chosen[name] = best
    return f"ready {best[1]} {best[2]:.3g}"


def main():
    columns = None
    chosen = {}
    for line in sys.stdin:
        words = line.split()
        if words[0] == "quit":
            return
        if words[0] == "load":
            columns, chosen = Columns(words[1], int(words[2])), {}
            answer = f"loaded numba {numba.__version__}, numpy {np.__version__}, python {sys.version.split()[0]}"
        elif words[0] == "prepare":
            answer = prepare(columns, words[1], chosen)
        else:
            _, _, _, run, full = chosen[words[1]]
            answer = repr(timed(run, int(words[2]), full, columns.events))
        print(answer, flush=True)


if __name__ == "__main__":
    main()
