# Signals interrupt loops, sleeps, reads and waits for locks.
import os
import signal
import threading
import time


def handler(number, frame):
    raise InterruptedError(signal.Signals(number).name)


signal.signal(signal.SIGALRM, handler)
reader, writer = os.pipe()
lock = threading.Lock()
lock.acquire()


def loop():
    while True:
        pass


for blocked in (loop, lambda: time.sleep(10), lambda: os.read(reader, 1), lock.acquire):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    start = time.monotonic()
    try:
        blocked()
    except InterruptedError as error:
        print(error, time.monotonic() - start < 5)
calls = []
signal.signal(signal.SIGUSR1, lambda number, frame: calls.append(number))
os.kill(os.getpid(), signal.SIGUSR1)
print(calls, signal.getsignal(signal.SIGUSR1) is not None, signal.getsignal(signal.SIGTERM))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
old = signal.signal(signal.SIGUSR1, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGUSR1)
print(calls)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
signal.signal(signal.SIGUSR2, lambda number, frame: calls.append(number))
os.kill(os.getpid(), signal.SIGUSR2)
print(calls, signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2])
print(calls)
