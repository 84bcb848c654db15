"""Factors over the last n entries, and of the flow of trades for Numba: the peer of io.tiercel.factors.kernel.

Same definitions, same inputs; arrays are float64. Where several formulations of a kernel stand here, the fastest that agrees is the one
compared.
"""
import math

NAN = math.nan
BPS = 1e4


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
