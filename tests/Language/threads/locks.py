# Threads, locks, thread-locals, joining, exceptions in threads.
import threading
import time

counter = 0
lock = threading.Lock()


def work(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = [threading.Thread(target=work, args=(1000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter, threading.active_count())
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
rlock = threading.RLock()
with rlock, rlock:
    print(rlock._is_owned())
local = threading.local()
local.x = 1
seen = []
t = threading.Thread(target=lambda: seen.append(hasattr(local, "x")))
t.start()
t.join()
print(seen, local.x)


class Local(threading.local):
    def __init__(self, n):
        self.n = n


own = Local(5)
t = threading.Thread(target=lambda: seen.append(own.n))
own.n = 6
t.start()
t.join()
print(seen, own.n)
event = threading.Event()
t = threading.Thread(target=lambda: (event.wait(), seen.append("woken")))
t.start()
event.set()
t.join()
print(seen[-1], t.is_alive())
condition = threading.Condition()
ready = []


def consumer():
    with condition:
        condition.wait_for(lambda: ready, timeout=5)
        seen.append(ready[0])


t = threading.Thread(target=consumer)
t.start()
with condition:
    ready.append("item")
    condition.notify()
t.join()
print(seen[-1])
barrier = threading.Barrier(2)
t = threading.Thread(target=barrier.wait)
t.start()
barrier.wait()
t.join()
print(barrier.broken)


def fail():
    raise ValueError("in a thread")


hooked = []
threading.excepthook = lambda args: hooked.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
t = threading.Thread(target=fail, name="failing")
t.start()
t.join()
print(hooked)
start = time.monotonic()
timer = threading.Timer(0.01, lambda: seen.append("timer"))
timer.start()
timer.join()
print(seen[-1], time.monotonic() - start < 5)
