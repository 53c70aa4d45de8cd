# SPDX-License-Identifier: Apache-2.0
"""Answers, line by line, how fast PyTorch trains and scores the bench's net on one thread."""

import sys
import time

import torch

torch.set_num_threads(1)
folder = sys.argv[1]


def load(name):
    with open(f"{folder}/{name}.bin", "rb") as file:
        rows = torch.frombuffer(bytearray(file.read()), dtype=torch.float32).reshape(-1, 31)
    return rows[:, :30].contiguous(), rows[:, 30:].contiguous()


inputs, labels = load("train")
held_inputs, held_labels = load("validation")


class Training:
    def __init__(self):
        torch.manual_seed(1)
        self.net = torch.nn.Sequential(
            torch.nn.Linear(30, 64),
            torch.nn.ReLU(),
            torch.nn.Linear(64, 32),
            torch.nn.ReLU(),
            torch.nn.Linear(32, 1),
        )
        self.optimizer = torch.optim.Adam(self.net.parameters(), 1e-3)
        self.loss = torch.nn.BCEWithLogitsLoss()

    def steps(self, batch, count):
        begin = time.perf_counter()
        for step in range(count):
            at = step * batch % (len(inputs) - batch + 1)
            self.optimizer.zero_grad()
            outputs = self.net(inputs[at : at + batch])
            self.loss(outputs, labels[at : at + batch]).backward()
            self.optimizer.step()
        return time.perf_counter() - begin

    def precision(self):
        with torch.no_grad():
            order = torch.argsort(self.net(held_inputs).flatten(), descending=True)
        hits = held_labels.flatten()[order]
        found = torch.cumsum(hits, 0)
        return float((hits * found / torch.arange(1, len(hits) + 1)).sum() / hits.sum())


def train(batch, count):
    training = trainings.setdefault(batch, Training())
    return count * batch / training.steps(batch, count)


def quality(batch, target, passes):
    training = Training()
    seconds = 0.0
    for _ in range(passes):
        seconds += training.steps(batch, len(inputs) // batch)
        if training.precision() >= target:
            return seconds
    return -1.0


def score(count):
    net = trainings.setdefault(512, Training()).net
    begin = time.perf_counter()
    with torch.no_grad():
        for at in range(0, count, 8192):
            torch.sigmoid(net(inputs[at : at + 8192]))
    return count / (time.perf_counter() - begin)


def one(count):
    net = trainings.setdefault(512, Training()).net
    times = []
    with torch.no_grad():
        for at in range(count):
            begin = time.perf_counter()
            torch.sigmoid(net(inputs[at : at + 1]))
            times.append(time.perf_counter() - begin)
    return sorted(times)[count // 2]


trainings = {}
print(torch.__version__, flush=True)
for line in sys.stdin:
    name, *arguments = line.split()
    if name == "train":
        answer = train(int(arguments[0]), int(arguments[1]))
    elif name == "quality":
        answer = quality(int(arguments[0]), float(arguments[1]), int(arguments[2]))
    elif name == "score":
        answer = score(int(arguments[0]))
    else:
        answer = one(int(arguments[0]))
    print(answer, flush=True)
