"""Factor kernels of whole columns for Numba: the peer of io.tiercel.factors.kernel.

Same definitions, same inputs; arrays are float64, books level by level (array[level, event]). Several formulations of a kernel
stand under one name in KERNELS: the fastest that agrees is the one compared.
"""
import math

NAN = math.nan
BPS = 1e4


# --- books ---

def ofi_one(bid, bid_qty, ask, ask_qty, out):
    out[0] = 0.0
    for i in range(1, out.shape[0]):
        out[i] = (bid_qty[i] if bid[i] >= bid[i - 1] else 0.0) - (bid_qty[i - 1] if bid[i] <= bid[i - 1] else 0.0) \
            - (ask_qty[i] if ask[i] <= ask[i - 1] else 0.0) + (ask_qty[i - 1] if ask[i] >= ask[i - 1] else 0.0)


def ofi_by_event(bid, bid_qty, ask, ask_qty, out):
    out[0] = 0.0
    for i in range(1, out.shape[0]):
        flow = 0.0
        for l in range(bid.shape[0]):
            if bid[l, i] >= bid[l, i - 1]:
                flow += bid_qty[l, i]
            if bid[l, i] <= bid[l, i - 1]:
                flow -= bid_qty[l, i - 1]
            if ask[l, i] <= ask[l, i - 1]:
                flow -= ask_qty[l, i]
            if ask[l, i] >= ask[l, i - 1]:
                flow += ask_qty[l, i - 1]
        out[i] = flow


def ofi_by_level(bid, bid_qty, ask, ask_qty, out):
    for i in range(out.shape[0]):
        out[i] = 0.0
    for l in range(bid.shape[0]):
        b = bid[l]
        q = bid_qty[l]
        a = ask[l]
        r = ask_qty[l]
        for i in range(1, out.shape[0]):
            out[i] += (q[i] if b[i] >= b[i - 1] else 0.0) - (q[i - 1] if b[i] <= b[i - 1] else 0.0) \
                - (r[i] if a[i] <= a[i - 1] else 0.0) + (r[i - 1] if a[i] >= a[i - 1] else 0.0)


def microprice(bid, bid_qty, ask, ask_qty, tick, out):
    for i in range(out.shape[0]):
        value = 0.5 * ((ask[i] - bid[i]) / tick) * ((bid_qty[i] - ask_qty[i]) / (bid_qty[i] + ask_qty[i]))
        out[i] = value if bid[i] < ask[i] and bid[i] > -math.inf and ask[i] < math.inf else NAN


def imbalance_by_event(bid_qty, ask_qty, out):
    for i in range(out.shape[0]):
        b = 0.0
        a = 0.0
        for l in range(bid_qty.shape[0]):
            b += bid_qty[l, i]
            a += ask_qty[l, i]
        out[i] = (b - a) / (b + a) if b + a != 0.0 else NAN


def imbalance_five(bid_qty, ask_qty, out):
    b0, b1, b2, b3, b4 = bid_qty[0], bid_qty[1], bid_qty[2], bid_qty[3], bid_qty[4]
    a0, a1, a2, a3, a4 = ask_qty[0], ask_qty[1], ask_qty[2], ask_qty[3], ask_qty[4]
    for i in range(out.shape[0]):
        b = b0[i] + b1[i] + b2[i] + b3[i] + b4[i]
        a = a0[i] + a1[i] + a2[i] + a3[i] + a4[i]
        out[i] = (b - a) / (b + a) if b + a != 0.0 else NAN


def weighted_by_event(bid_qty, ask_qty, weights, out):
    for i in range(out.shape[0]):
        b = 0.0
        a = 0.0
        for l in range(weights.shape[0]):
            b += weights[l] * bid_qty[l, i]
            a += weights[l] * ask_qty[l, i]
        out[i] = (b - a) / (b + a) if b + a != 0.0 else NAN


def weighted_by_block(bid_qty, ask_qty, weights, scratch, out):
    block = scratch.shape[1]
    for start in range(0, out.shape[0], block):
        m = min(block, out.shape[0] - start)
        b = scratch[0]
        a = scratch[1]
        for j in range(m):
            b[j] = 0.0
            a[j] = 0.0
        for l in range(weights.shape[0]):
            w = weights[l]
            bq = bid_qty[l, start:start + m]
            aq = ask_qty[l, start:start + m]
            for j in range(m):
                b[j] += w * bq[j]
                a[j] += w * aq[j]
        o = out[start:start + m]
        for j in range(m):
            o[j] = (b[j] - a[j]) / (b[j] + a[j]) if b[j] + a[j] != 0.0 else NAN


def slope_by_event(price, qty, other, sign, unit, out):
    for i in range(out.shape[0]):
        n = 0.0
        y = -qty[0, i]
        sx = 0.0
        sy = 0.0
        sxx = 0.0
        sxy = 0.0
        for l in range(price.shape[0]):
            if qty[l, i] > 0.0:
                x = sign * (price[0, i] - price[l, i])
                y += qty[l, i]
                n += 1.0
                sx += x
                sy += y
                sxx += x * x
                sxy += x * y
        spread = n * sxx - sx * sx
        valid = sign * price[0, i] < sign * other[i] and abs(price[0, i]) < math.inf and abs(other[i]) < math.inf
        out[i] = (n * sxy - sx * sy) / spread * unit if valid and spread != 0.0 else NAN


def slope_by_block(price, qty, other, sign, unit, scratch, out):
    block = scratch.shape[1]
    for start in range(0, out.shape[0], block):
        m = min(block, out.shape[0] - start)
        n, y, sx, sy, sxx, sxy = scratch[0], scratch[1], scratch[2], scratch[3], scratch[4], scratch[5]
        best = price[0, start:start + m]
        best_qty = qty[0, start:start + m]
        for j in range(m):
            n[j] = 0.0
            y[j] = -best_qty[j]
            sx[j] = 0.0
            sy[j] = 0.0
            sxx[j] = 0.0
            sxy[j] = 0.0
        for l in range(price.shape[0]):
            p = price[l, start:start + m]
            q = qty[l, start:start + m]
            for j in range(m):
                here = q[j] > 0.0
                x = sign * (best[j] - p[j]) if here else 0.0
                y[j] += q[j]
                n[j] += 1.0 if here else 0.0
                sx[j] += x
                sy[j] += y[j] if here else 0.0
                sxx[j] += x * x
                sxy[j] += x * y[j]
        a = other[start:start + m]
        o = out[start:start + m]
        for j in range(m):
            spread = n[j] * sxx[j] - sx[j] * sx[j]
            valid = sign * best[j] < sign * a[j] and abs(best[j]) < math.inf and abs(a[j]) < math.inf
            o[j] = (n[j] * sxy[j] - sx[j] * sy[j]) / spread * unit if valid and spread != 0.0 else NAN


def distance_by_event(price, qty, other, sign, tick, out):
    for i in range(out.shape[0]):
        total = 0.0
        weighted = 0.0
        for l in range(price.shape[0]):
            if qty[l, i] > 0.0:
                total += qty[l, i]
                weighted += qty[l, i] * (sign * (price[0, i] - price[l, i]))
        valid = sign * price[0, i] < sign * other[i] and abs(price[0, i]) < math.inf and abs(other[i]) < math.inf
        out[i] = (0.5 * (sign * (other[i] - price[0, i])) + weighted / total) / tick if valid else NAN


def distance_by_block(price, qty, other, sign, tick, scratch, out):
    block = scratch.shape[1]
    for start in range(0, out.shape[0], block):
        m = min(block, out.shape[0] - start)
        total, weighted = scratch[0], scratch[1]
        best = price[0, start:start + m]
        for j in range(m):
            total[j] = 0.0
            weighted[j] = 0.0
        for l in range(price.shape[0]):
            p = price[l, start:start + m]
            q = qty[l, start:start + m]
            for j in range(m):
                total[j] += q[j]
                weighted[j] += q[j] * (sign * (best[j] - p[j])) if q[j] > 0.0 else 0.0
        a = other[start:start + m]
        o = out[start:start + m]
        for j in range(m):
            valid = sign * best[j] < sign * a[j] and abs(best[j]) < math.inf and abs(a[j]) < math.inf
            o[j] = (0.5 * (sign * (a[j] - best[j])) + weighted[j] / total[j]) / tick if valid else NAN


def sweep_by_event(price, qty, other, sign, sweep, tick, out):
    for i in range(out.shape[0]):
        left = sweep
        swept = 0.0
        for l in range(price.shape[0]):
            q = qty[l, i]
            if q <= 0.0 or left <= 0.0:
                break
            taken = left if left < q else q
            swept += taken * (sign * (price[0, i] - price[l, i]))
            left -= taken
        valid = sign * price[0, i] < sign * other[i] and abs(price[0, i]) < math.inf and abs(other[i]) < math.inf
        out[i] = (0.5 * (sign * (other[i] - price[0, i])) + swept / sweep) / tick if valid and left <= 0.0 else NAN


def sweep_by_block(price, qty, other, sign, sweep, tick, scratch, out):
    block = scratch.shape[1]
    for start in range(0, out.shape[0], block):
        m = min(block, out.shape[0] - start)
        left, swept = scratch[0], scratch[1]
        best = price[0, start:start + m]
        for j in range(m):
            left[j] = sweep
            swept[j] = 0.0
        for l in range(price.shape[0]):
            p = price[l, start:start + m]
            q = qty[l, start:start + m]
            for j in range(m):
                taken = left[j] if left[j] < q[j] else q[j]
                swept[j] += taken * (sign * (best[j] - p[j])) if q[j] > 0.0 else 0.0
                left[j] -= taken
        a = other[start:start + m]
        o = out[start:start + m]
        for j in range(m):
            valid = sign * best[j] < sign * a[j] and abs(best[j]) < math.inf and abs(a[j]) < math.inf
            o[j] = (0.5 * (sign * (a[j] - best[j])) + swept[j] / sweep) / tick if valid and left[j] <= 0.0 else NAN


def entropy_of_shares(qty, out):
    for i in range(out.shape[0]):
        total = 0.0
        for l in range(qty.shape[0]):
            total += qty[l, i]
        entropy = 0.0
        for l in range(qty.shape[0]):
            if qty[l, i] > 0.0:
                share = qty[l, i] / total
                entropy -= share * math.log(share)
        out[i] = entropy if total > 0.0 else NAN


def entropy_of_products(qty, out):
    for i in range(out.shape[0]):
        total = 0.0
        products = 0.0
        for l in range(qty.shape[0]):
            q = qty[l, i]
            if q > 0.0:
                total += q
                products += q * math.log(q)
        out[i] = math.log(total) - products / total if total > 0.0 else NAN


# --- windows: NaN before entry n, then the entries i-n+1..i ---

def log_return(price, lag, out):
    for i in range(lag):
        out[i] = NAN
    for i in range(lag, out.shape[0]):
        out[i] = BPS * math.log(price[i] / price[i - lag])


def rolling_sum(x, n, out):
    total = 0.0
    for i in range(n):
        total += x[i]
        out[i] = NAN
    for i in range(n, out.shape[0]):
        total += x[i] - x[i - n]
        out[i] = total


def realised_variance(r, n, out):
    total = 0.0
    for i in range(n):
        total += r[i] * r[i]
        out[i] = NAN
    for i in range(n, out.shape[0]):
        total += r[i] * r[i] - r[i - n] * r[i - n]
        out[i] = total


def bipower(r, n, out):
    total = 0.0
    out[0] = NAN
    for i in range(1, n):
        total += abs(r[i] * r[i - 1])
        out[i] = NAN
    out[n] = NAN
    if out.shape[0] > n:
        total = 0.0
        for i in range(2, n + 1):
            total += abs(r[i] * r[i - 1])
        out[n] = math.pi / 2 * total
    for i in range(n + 1, out.shape[0]):
        total += abs(r[i] * r[i - 1]) - abs(r[i - n + 1] * r[i - n])
        out[i] = math.pi / 2 * total


def z_score(x, n, out):
    count = 0.0
    total = 0.0
    squares = 0.0
    for i in range(out.shape[0]):
        new = x[i]
        if new == new:
            count += 1.0
            total += new
            squares += new * new
        if i >= n:
            old = x[i - n]
            if old == old:
                count -= 1.0
                total -= old
                squares -= old * old
        if i < n or new != new:
            out[i] = NAN
        else:
            spread = count * squares - total * total
            out[i] = (count * new - total) / math.sqrt(spread) if spread != 0.0 else 0.0


def z_score_select(x, n, out):
    count = 0.0
    total = 0.0
    squares = 0.0
    for i in range(n):
        new = x[i]
        known = new == new
        count += 1.0 if known else 0.0
        total += new if known else 0.0
        squares += new * new if known else 0.0
        out[i] = NAN
    for i in range(n, out.shape[0]):
        new = x[i]
        old = x[i - n]
        count += (1.0 if new == new else 0.0) - (1.0 if old == old else 0.0)
        a = new if new == new else 0.0
        b = old if old == old else 0.0
        total += a - b
        squares += a * a - b * b
        spread = count * squares - total * total
        z = (count * new - total) / math.sqrt(spread) if spread != 0.0 else 0.0
        out[i] = z if new == new else NAN


def slope(x, y, n, unit, out):
    sx = 0.0
    sy = 0.0
    sxx = 0.0
    sxy = 0.0
    for i in range(n):
        sx += x[i]
        sy += y[i]
        sxx += x[i] * x[i]
        sxy += x[i] * y[i]
        out[i] = NAN
    for i in range(n, out.shape[0]):
        u = x[i - n]
        v = y[i - n]
        sx += x[i] - u
        sy += y[i] - v
        sxx += x[i] * x[i] - u * u
        sxy += x[i] * y[i] - u * v
        spread = n * sxx - sx * sx
        out[i] = (n * sxy - sx * sy) / spread * unit if spread != 0.0 else NAN


def autocorrelation(x, n, out):
    total = 0.0
    squares = 0.0
    products = 0.0
    for i in range(n):
        total += x[i]
        squares += x[i] * x[i]
        out[i] = NAN
    for i in range(2, n):
        products += x[i] * x[i - 1]
    if n > 1:
        products += x[1] * x[0]
    for i in range(n, out.shape[0]):
        first = x[i - n]
        total += x[i] - first
        squares += x[i] * x[i] - first * first
        products += x[i] * x[i - 1] - x[i - n + 1] * first
        mean = total / n
        spread = squares - mean * total
        if n * squares - total * total != 0.0:
            edges = 2.0 * total - x[i - n + 1] - x[i]
            out[i] = (products - mean * edges + (n - 1) * mean * mean) / spread
        else:
            out[i] = NAN


def highest_by_queue(x, n, places, out):
    mask = places.shape[0] - 1
    head = 0
    tail = 0
    for i in range(out.shape[0]):
        if head < tail and places[head & mask] <= i - n:
            head += 1
        while head < tail and x[places[(tail - 1) & mask]] <= x[i]:
            tail -= 1
        places[tail & mask] = i
        tail += 1
        out[i] = x[places[head & mask]] if i >= n - 1 else NAN


def highest_by_block(x, n, tails, out):
    for j in range(n + 1):
        tails[j] = -math.inf
    for start in range(0, out.shape[0], n):
        m = min(n, out.shape[0] - start)
        head = -math.inf
        for j in range(m):
            v = x[start + j]
            head = v if v > head else head
            t = tails[j + 1]
            out[start + j] = head if head > t else t
        t = -math.inf
        for j in range(m - 1, -1, -1):
            v = x[start + j]
            t = v if v > t else t
            tails[j] = t
    for i in range(min(n - 1, out.shape[0])):
        out[i] = NAN


def ewma(r, keep, out):
    mean = 0.0
    give = 1.0 - keep
    for i in range(out.shape[0]):
        mean = keep * mean + give * (r[i] * r[i])
        out[i] = mean


# --- flow ---

def decayed(times, x, decay, out):
    total = x[0]
    out[0] = total
    for i in range(1, out.shape[0]):
        total = total * math.exp(-decay * (times[i] - times[i - 1])) + x[i]
        out[i] = total


def vpin_by_side(qty, signed, bucket, ring, out):
    n = ring.shape[0]
    for j in range(n):
        ring[j] = 0.0
    at = 0
    done = 0
    buys = 0.0
    sells = 0.0
    total = 0.0
    value = NAN
    for i in range(out.shape[0]):
        left = qty[i]
        while left > 0.0:
            room = bucket - (buys + sells)
            part = left if left < room else room
            if signed[i] > 0.0:
                buys += part
            else:
                sells += part
            left -= part
            if buys + sells >= bucket:
                size = abs(buys - sells)
                total += size - ring[at]
                ring[at] = size
                at = at + 1 if at + 1 < n else 0
                done += 1
                buys = 0.0
                sells = 0.0
                if done >= n:
                    value = total / (n * bucket)
        out[i] = value


def vpin_by_net(qty, signed, bucket, ring, out):
    n = ring.shape[0]
    for j in range(n):
        ring[j] = 0.0
    at = 0
    done = 0
    filled = 0.0
    net = 0.0
    total = 0.0
    value = NAN
    for i in range(out.shape[0]):
        q = qty[i]
        if filled + q < bucket:
            filled += q
            net += signed[i]
        else:
            sign = 1.0 if signed[i] > 0.0 else -1.0
            while q > 0.0:
                room = bucket - filled
                part = q if q < room else room
                filled += part
                net += sign * part
                q -= part
                if filled >= bucket:
                    size = abs(net)
                    total += size - ring[at]
                    ring[at] = size
                    at = at + 1 if at + 1 < n else 0
                    done += 1
                    filled = 0.0
                    net = 0.0
                    if done >= n:
                        value = total / (n * bucket)
        out[i] = value


def ratio(above, below, n, out):
    a = 0.0
    b = 0.0
    for i in range(n - 1):
        a += above[i]
        b += below[i]
        out[i] = NAN
    a += above[n - 1]
    b += below[n - 1]
    out[n - 1] = a / b if b != 0.0 else NAN
    for i in range(n, out.shape[0]):
        a += above[i] - above[i - n]
        b += below[i] - below[i - n]
        out[i] = a / b if b != 0.0 else NAN
