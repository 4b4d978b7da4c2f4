"""Solves the problems of the work-precision tables with scipy's solve_ivp and prints one JSON line per run."""

import json
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp


def lorenz(t, s):
    x, y, z = s
    return (10 * (y - x), x * (28 - z) - y, x * y - 8 * z / 3)


MASSES = np.arange(1, 8.0)


def pleiades(t, y):
    dx = y[None, 0:7] - y[0:7, None]
    dy = y[None, 7:14] - y[7:14, None]
    square = dx * dx + dy * dy
    np.fill_diagonal(square, 1)
    pull = MASSES / (square * np.sqrt(square))
    np.fill_diagonal(pull, 0)
    return np.concatenate((y[14:28], (pull * dx).sum(1), (pull * dy).sum(1)))


def van_der_pol(t, y):
    return (y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6)


def hires(t, y):
    d5 = -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6]
    d6 = 280 * y[5] * y[7] - 1.81 * y[6]
    return (
        -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007,
        1.71 * y[0] - 8.75 * y[1],
        -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4],
        8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3],
        -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6],
        d5,
        d6,
        -d6,
    )


K = [0.35, 26.6, 1.23e4, 8.6e-4, 8.2e-4, 1.5e4, 1.3e-4, 2.4e4, 1.65e4, 9.0e3, 0.022, 1.2e4, 1.88, 1.63e4, 4.8e6,
     3.5e-4, 0.0175, 1.0e8, 4.44e11, 1.24e3, 2.1, 5.78, 0.0474, 1.78e3, 3.12]


def pollution(t, y):
    r = (K[0] * y[0], K[1] * y[1] * y[3], K[2] * y[4] * y[1], K[3] * y[6], K[4] * y[6], K[5] * y[6] * y[5],
         K[6] * y[8], K[7] * y[8] * y[5], K[8] * y[10] * y[1], K[9] * y[10] * y[0], K[10] * y[12],
         K[11] * y[9] * y[1], K[12] * y[13], K[13] * y[0] * y[5], K[14] * y[2], K[15] * y[3], K[16] * y[3],
         K[17] * y[15], K[18] * y[15], K[19] * y[16] * y[5], K[20] * y[18], K[21] * y[18], K[22] * y[0] * y[3],
         K[23] * y[18] * y[0], K[24] * y[19])
    return (
        -r[0] - r[9] - r[13] - r[22] - r[23] + r[1] + r[2] + r[8] + r[10] + r[11] + r[21] + r[24],
        -r[1] - r[2] - r[8] - r[11] + r[0] + r[20],
        -r[14] + r[0] + r[16] + r[18] + r[21],
        -r[1] - r[15] - r[16] - r[22] + r[14],
        -r[2] + 2 * r[3] + r[5] + r[6] + r[12] + r[19],
        -r[5] - r[7] - r[13] - r[19] + r[2] + 2 * r[17],
        -r[3] - r[4] - r[5] + r[12],
        r[3] + r[4] + r[5] + r[6],
        -r[6] - r[7],
        -r[11] + r[6] + r[8],
        -r[8] - r[9] + r[7] + r[10],
        r[8],
        -r[10] + r[9],
        -r[12] + r[11],
        r[13],
        -r[17] - r[18] + r[15],
        -r[19],
        r[19],
        -r[20] - r[21] - r[23] + r[22] + r[24],
        -r[24] + r[23],
    )


FIELDS = {
    "Lorenz": lorenz,
    "Pleiades": pleiades,
    "Van der Pol 1e-6": van_der_pol,
    "HIRES": hires,
    "Pollution": pollution,
}

for problem in json.load(sys.stdin):
    field = FIELDS[problem["name"]]
    methods = ("Radau", "BDF", "LSODA") if problem["stiff"] else ("RK45", "DOP853", "LSODA")
    for method in methods:
        for tolerance in problem["tolerances"]:
            times = []
            solution = None
            while len(times) < 3 and sum(times) < 1:
                start = time.perf_counter()
                solution = solve_ivp(field, (0, problem["duration"]), problem["start"], method=method, rtol=tolerance,
                                     atol=tolerance * problem["atolFactor"])
                times.append(time.perf_counter() - start)
            print(json.dumps({"problem": problem["name"], "method": method, "tolerance": tolerance,
                              "milliseconds": 1000 * sorted(times)[len(times) // 2], "evaluations": int(solution.nfev),
                              "end": [float(y) for y in solution.y[:, -1]], "success": bool(solution.success)}))
