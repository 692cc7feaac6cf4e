#!/usr/bin/env python3
"""Measures the budgets of docs/budgets.md on this machine: python3 docs/measure/budgets.py [JAR [JAVA ...]]. Needs nothing but Python 3 on Linux.
It starts the jar as people do, with ./moiso, once it has made its archive of classes; MOISO_NO_ARCHIVE=1 measures without."""
import base64, glob, http.cookiejar, json, os, shutil, signal, socket, statistics, struct, subprocess, sys, tempfile, threading, time, urllib.request, uuid

JAR = sys.argv[1] if len(sys.argv) > 1 else "server/target/moiso.jar"
JAVAS = sys.argv[2:] or ["java"]
PORT = int(os.environ.get("PORT", "18095"))
URL = f"http://127.0.0.1:{PORT}"
PRESSES, CALLS = 200, 60
INSTALLED = tempfile.mkdtemp()
LAUNCHER = os.path.join(INSTALLED, "moiso")


def ask(method, path, body=None, token=None, opener=urllib.request.build_opener()):
    headers = {"Content-Type": "application/json", **({"Authorization": "Bearer " + token} if token else {})}
    data = None if body is None else json.dumps(body).encode()
    with opener.open(urllib.request.Request(URL + path, data, headers, method=method), timeout=30) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def request_id():
    return "r-" + uuid.uuid4().hex


def press(access, service):
    body = {"service": service, "requestId": request_id()}
    return ask("POST", f"/api/offices/{access['office']}/tickets", body, access["tokens"]["dispenser"])


def environment(java):
    return {**os.environ, "JAVA_HOME": os.path.dirname(os.path.dirname(os.path.realpath(java))), "XDG_CACHE_HOME": os.path.join(INSTALLED, "cache")}


def make_archive(java):
    """As the launcher does beside the first start; here it is waited for."""
    before = len(archives())
    with tempfile.TemporaryDirectory() as data:
        server = Server(java, data)
        server.first_ticket()
        while "MOISO_NO_ARCHIVE" not in os.environ and len(archives()) == before:
            time.sleep(0.1)
        server.stop()


def archives():
    return glob.glob(os.path.join(INSTALLED, "cache/moiso/*.archive"))


class Server:
    def __init__(self, java, data):
        self.started = time.monotonic()
        self.process = subprocess.Popen([LAUNCHER, "demo", "--no-simulation", "--port", str(PORT), "--data", data], env=environment(java),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.access_file = os.path.join(data, "demo-access.json")

    def first_ticket(self):
        """Seconds from the start of the process to the first ticket in the hand."""
        while True:
            try:
                self.access = json.load(open(self.access_file))
                press(self.access, self.access["services"][0]["id"])
                return time.monotonic() - self.started
            except (OSError, ValueError):
                time.sleep(0.02)

    def resident(self):
        line = next(line for line in open(f"/proc/{self.process.pid}/status") if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class Board(threading.Thread):
    """A lobby board's line: notes when each frame with a call arrives."""

    def __init__(self, office):
        super().__init__(daemon=True)
        self.arrived, self.news = {}, threading.Condition()
        self.line = socket.create_connection(("127.0.0.1", PORT))
        key = base64.b64encode(os.urandom(16)).decode()
        self.line.sendall(f"GET /ws/offices/{office}/board HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.stream = self.line.makefile("rb")
        while self.stream.readline().strip():
            pass
        self.start()

    def run(self):
        while True:
            head = self.stream.read(2)
            if len(head) < 2:
                return  # The server has gone; the measurement is over.
            first, length = head
            length &= 127
            if length == 126:
                length, = struct.unpack(">H", self.stream.read(2))
            elif length == 127:
                length, = struct.unpack(">Q", self.stream.read(8))
            text, now = self.stream.read(length), time.monotonic()
            frame = json.loads(text) if first & 15 == 1 else {}
            if frame.get("type") == "ticket.called":
                with self.news:
                    self.arrived[frame["call"]["id"]] = now
                    self.news.notify_all()

    def wait(self, call):
        with self.news:
            self.news.wait_for(lambda: call in self.arrived, 10)
            return self.arrived[call]


def milliseconds(times):
    ordered = sorted(1000 * each for each in times)
    return f"median {statistics.median(ordered):.1f} ms, 95th percentile {ordered[int(len(ordered) * 0.95)]:.1f} ms"


def presses(access):
    times = []
    for _ in range(PRESSES):
        before = time.monotonic()
        press(access, access["services"][0]["id"])
        times.append(time.monotonic() - before)
    return times


def calls(access):
    officer = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    person, counter = access["staff"][0], access["counters"][0]["id"]
    ask("POST", "/api/session", {"username": person["username"], "password": person["password"]}, opener=officer)
    ask("POST", f"/api/counters/{counter}/session", {}, opener=officer)
    board, times = Board(access["office"]), []
    for _ in range(CALLS):
        before = time.monotonic()
        made = ask("POST", f"/api/counters/{counter}/calls", {"requestId": request_id(), "finishCurrent": True}, opener=officer)
        times.append(board.wait(made["id"]) - before)
    return times


def main():
    shutil.copy(os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../moiso"), LAUNCHER)
    shutil.copy2(JAR, os.path.join(INSTALLED, "moiso.jar"))
    print(f"jar: {os.path.getsize(JAR) / 1e6:.1f} MB; load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for java in JAVAS:
        make_archive(java)
        print(subprocess.run([java, "-version"], capture_output=True, text=True).stderr.splitlines()[0])
        with tempfile.TemporaryDirectory() as data:
            server = Server(java, data)
            print(f"  start to first ticket, empty folder: {server.first_ticket():.2f} s")
            server.stop()
            again = []
            for _ in range(5):
                server = Server(java, data)
                again.append(server.first_ticket())
                server.stop() if len(again) < 5 else None
            print(f"  start to first ticket, with data: {statistics.median(again):.2f} s (of {', '.join(f'{each:.2f}' for each in again)})")
            print(f"  resident after the first ticket: {server.resident():.0f} MB")
            print(f"  press to answer, {PRESSES} one after another: {milliseconds(presses(server.access))}")
            print(f"  call to frame at a board, {CALLS}: {milliseconds(calls(server.access))}")
            print(f"  resident after {PRESSES} tickets and {CALLS} calls: {server.resident():.0f} MB")
            server.stop()
    shutil.rmtree(INSTALLED)


if __name__ == "__main__":
    main()
