# One thread at a time runs Python code; waiting and input/output let the others run.
import sys
import threading
import time

counter = 0
lock = threading.Lock()


def increment(count):
    global counter
    for _ in range(count):
        counter += 1


def increment_locked(count):
    global counter
    for _ in range(count):
        with lock:
            counter += 1


threads = [threading.Thread(target=increment, args=(20000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(0 < counter <= 80000)

counter = 0
threads = [threading.Thread(target=increment_locked, args=(5000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)

start = time.monotonic()
threads = [threading.Thread(target=time.sleep, args=(0.2,)) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(time.monotonic() - start < 0.9)  # they sleep at the same time

progress = []
stop = threading.Event()


def work():
    while not stop.is_set():
        progress.append(1)
        if len(progress) > 100000:
            progress.clear()


worker = threading.Thread(target=work)
worker.start()
time.sleep(0.1)
stop.set()
worker.join()
print(len(progress) > 0, worker.is_alive(), threading.active_count())
print(sys.getswitchinterval())
results = []
order = threading.Thread(target=lambda: results.append(threading.current_thread().name), name="named")
order.start()
order.join()
print(results, threading.current_thread() is threading.main_thread())
