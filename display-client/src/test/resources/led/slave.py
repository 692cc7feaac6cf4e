# Two Modbus RTU slaves by pymodbus: register dumps of both, a line a change. Arguments: the serial line.
import sys, threading, time
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartSerialServer
from pymodbus.transaction import ModbusRtuFramer

slaves = {address: ModbusSlaveContext(hr=ModbusSequentialDataBlock(0, [0] * 300), zero_mode=True) for address in (1, 2)}


def tell():
    before = ""
    while True:
        first = "".join(chr(value >> 8) + chr(value & 255) for value in slaves[1].getValues(3, 0x70, 2))
        second = "".join(chr(value) for value in slaves[2].getValues(3, 0, 4))
        now = "1=%s 2=%s blink=%d" % (first, second, slaves[2].getValues(3, 8, 1)[0])
        if now != before:
            print(now, flush=True)
        before = now
        time.sleep(0.02)


threading.Thread(target=tell, daemon=True).start()
StartSerialServer(context=ModbusServerContext(slaves=slaves, single=False), framer=ModbusRtuFramer, port=sys.argv[1], baudrate=9600, timeout=0.005)
